import { Refusal } from '#server/refusal.ts'

const deepest = 64
const reserved = new Set(['__proto__', 'constructor', 'prototype'])

/** Refuses JSON that no honest client sends: too deep, too many fields, names that reach into objects' insides, and
 *  characters that Postgres cannot store. */
export function refuseHostileJson(value: unknown, mostKeys: number): void {
  let keys = 0
  const visit = (part: unknown, depth: number, path: string): void => {
    if (typeof part === 'string') refuseUnstorable(part, path)
    if (typeof part !== 'object' || part === null) return
    if (depth > deepest) throw new Refusal('input.tooDeep', { limit: deepest }, { field: path })
    if (Array.isArray(part)) {
      for (let i = 0; i < part.length; i++) visit(part[i], depth + 1, `${path}.${i}`)
      return
    }
    for (const name of Object.keys(part)) {
      if (++keys > mostKeys) throw new Refusal('input.tooManyFields')
      if (reserved.has(name)) throw new Refusal('input.reservedName', { name }, { field: join(path, name) })
      refuseUnstorable(name, path)
      visit((part as Record<string, unknown>)[name], depth + 1, join(path, name))
    }
  }
  visit(value, 1, '')
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}

const unstorable = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/

/** U+0000 and halves of surrogate pairs. */
function refuseUnstorable(text: string, field: string): void {
  const position = text.search(unstorable)
  if (position >= 0) throw new Refusal('input.character', { position: position + 1 }, { field: field || undefined })
}
