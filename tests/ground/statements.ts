import { sources } from '#tests/support/sources.ts'

/** A statement as it is sent, put together from the constants of its file. */
export interface StatementText {
  readonly file: string
  readonly text: string
  /** It begins as a statement does; otherwise it may be a part of one, or not SQL at all. */
  readonly isWhole: boolean
}

/** A literal of a source file. */
interface Literal {
  /** What stands before it on the way to its name: `const text = `. */
  readonly before: string
  /** Text, and names between. */
  readonly parts: readonly (string | { readonly name: string })[]
}

interface Constant {
  readonly literal: Literal
  /** `const columns = (at) => …`: only ever a part of others. */
  readonly isFunction: boolean
  /** Other files may name it. */
  readonly isShared: boolean
  /** `const inTime = columns(…)`: the name that it calls. */
  readonly calls: string | null
}

const VERB = /^\s*(select|insert\s+into|update|delete\s+from|with)\s/i

/** Every text of the files that the pattern names, SQL statements with what they are made of in its place. What is only
 *  known when it runs is a blank. */
export function statementsOf(pattern: RegExp): StatementText[] {
  const files = sources(pattern).map(({ path: file, text }) => {
    const { literals, rest } = literalsOf(text)
    return { file, literals, rest, constants: constantsOf(literals) }
  })
  const shared = new Map(files.flatMap(({ constants }) => [...constants].filter(([, { isShared }]) => isShared)))
  return files.flatMap(({ file, literals, rest, constants }) => {
    const find = (name: string) => constants.get(name) ?? shared.get(name)
    const named = new Map([...constants].map(([name, constant]) => [constant.literal, name]))
    return literals
      .filter((literal) => {
        const name = named.get(literal)
        return name === undefined || isSent(name, constants.get(name) as Constant, rest)
      })
      .map((literal) => ({ file, text: resolve(literal, find, named.get(literal)) }))
      .map((one) => ({ ...one, isWhole: VERB.test(one.text) }))
  })
}

/** A constant that is only a part of others is not sent by itself. */
function isSent(name: string, { isFunction }: Constant, rest: string): boolean {
  if (isFunction) return false
  return (rest.match(new RegExp(`\\b${name}\\b`, 'g'))?.length ?? 0) > 1
}

function resolve(literal: Literal, find: (name: string) => Constant | undefined, name?: string, depth = 0): string {
  const own = literal.parts
    .map((part) => {
      if (typeof part === 'string') return part
      const constant = depth < 8 ? find(part.name) : undefined
      return constant ? resolve(constant.literal, find, part.name, depth + 1) : ' '
    })
    .join('')
  const calls = name === undefined ? null : (find(name)?.calls ?? null)
  const called = calls === null ? undefined : find(calls)
  return called ? `${resolve(called.literal, find, calls ?? undefined, depth + 1)} ${own}` : own
}

function constantsOf(literals: readonly Literal[]): Map<string, Constant> {
  const found = new Map<string, Constant>()
  for (const literal of literals) {
    const plain = literal.before.match(/const (\w+)(?::[^=]+)?\s*=\s*$/)
    const arrow = literal.before.match(/const (\w+)\s*=\s*\([^()]*\)(?::\s*\w+)?\s*=>\s*$/)
    const call = literal.before.match(/const (\w+)\s*=\s*(\w+)\($/)
    const name = (plain ?? arrow ?? call)?.[1]
    if (name) {
      const isShared = new RegExp(`export const ${name}\\b`).test(literal.before)
      found.set(name, { literal, isFunction: arrow !== null, isShared, calls: call?.[2] ?? null })
    }
  }
  return found
}

/** The string literals of a source, and the source without them. Comments belong to neither. */
function literalsOf(source: string): { literals: Literal[]; rest: string } {
  const literals: Literal[] = []
  let rest = ''
  for (let at = 0; at < source.length; ) {
    const two = source.slice(at, at + 2)
    const quote = source[at] as string
    if (two === '//') at = indexAfter(source, '\n', at)
    else if (two === '/*') at = indexAfter(source, '*/', at)
    else if (quote === "'" || quote === '`') {
      const { parts, end } = quote === '`' ? readTemplate(source, at) : readPlain(source, at)
      literals.push({ before: rest.slice(-200), parts })
      rest += '""'
      at = end
    } else {
      rest += quote
      at++
    }
  }
  return { literals, rest }
}

function indexAfter(source: string, mark: string, from: number): number {
  const found = source.indexOf(mark, from)
  return found < 0 ? source.length : found + mark.length
}

function readPlain(source: string, start: number): { parts: string[]; end: number } {
  let end = start + 1
  while (end < source.length && source[end] !== "'" && source[end] !== '\n') end += source[end] === '\\' ? 2 : 1
  return { parts: [source.slice(start + 1, end)], end: end + 1 }
}

function readTemplate(source: string, start: number): { parts: Literal['parts'][number][]; end: number } {
  const parts: Literal['parts'][number][] = []
  let text = ''
  let at = start + 1
  while (at < source.length && source[at] !== '`') {
    if (source.startsWith('${', at)) {
      const end = endOfExpression(source, at + 2)
      parts.push(text)
      text = ''
      const name = source.slice(at + 2, end).match(/^\s*(\w+)/)?.[1]
      if (name) parts.push({ name })
      at = end + 1
    } else {
      text += source[at] === '\\' ? source.slice(at, at + 2) : source[at]
      at += source[at] === '\\' ? 2 : 1
    }
  }
  return { parts: [...parts, text], end: at + 1 }
}

/** Where the bracket of an expression in a template closes. */
function endOfExpression(source: string, from: number): number {
  let depth = 0
  for (let at = from; at < source.length; at++) {
    if (source[at] === '`') at = readTemplate(source, at).end - 1
    else if (source[at] === '{') depth++
    else if (source[at] === '}' && depth-- === 0) return at
  }
  return source.length
}

/** How often a statement names a table, and how many of these are bound to one workspace. */
export function bindingsOf(text: string, tables: ReadonlySet<string>): { mentions: string[]; bound: number } {
  // Who names all of them when no workspace is given names all.
  const plain = text.replace(/--.*$/gm, '').replace(/\$1::int is null or (\w+\.)?workspace_id = \$1/gi, ' ')
  const parts = new Set(
    [...plain.matchAll(/\b(\w+)\s+as\s+(?:not\s+)?(?:materialized\s*)?\(/gi)].map(([, name]) => name),
  )
  const mentions = [...plain.matchAll(/\b(?:from|join|update|into|using)\s+(?:only\s+)?\(?\s*"?(\w+)"?/gi)]
    .map(([, name]) => name as string)
    .filter((name) => tables.has(name) && !parts.has(name))
  const compared = plain.match(/workspace_id\s*=\s*(?:\$1\b|\w+\.workspace_id\b)/gi)?.length ?? 0
  const inserted = plain.match(INSERTED)?.length ?? 0
  return { mentions, bound: compared + inserted }
}

/** The workspace is the first column, and comes from where the statement has it. */
const INSERTED =
  /insert\s+into\s+\w+(?:\s+as\s+\w+)?\s*\(\s*workspace_id\b[^)]*\)\s*(?:select\s+(?:distinct\s+)?|values\s*\(\s*)(?:\$1\b|\w+\.workspace_id\b)/gi
