import { type Names, nameInFile, pointingKeys, renamedKeys, type ThingKind } from './fileForm.ts'
import { nameFileLinks, numberFileLinks } from './fileLinks.ts'

const settingsByName = new Map(
  [...Object.keys(pointingKeys), ...Object.keys(renamedKeys)].map((key) => [nameInFile(key), key]),
)

/** What nothing is called: a member that is not chosen is an empty text, everything else is null. */
const nothing = (kind: ThingKind): '' | null => (kind === 'member' ? '' : null)

/** Settings as a file has them: whatever they point to is called by its name. What has no name any more is left open. */
export function nameInSettings(settings: unknown, names: Names): unknown {
  const nameOf = (kind: ThingKind, id: unknown): string | undefined => {
    const known = names[kind]
    return known && Object.hasOwn(known, String(id)) ? known[String(id)] : undefined
  }
  return rewritten(settings, (key, value) => {
    if (key === 'mjml') return [key, nameFileLinks(String(value), (id) => nameOf('file', id))]
    const name = nameInFile(key)
    if (name === key) return null
    const kind = pointingKeys[key]?.kind
    return [name, kind ? (nameOf(kind, value) ?? nothing(kind)) : value]
  })
}

/** What stands for a name: its number or id here; null: nothing. */
export type Resolve = (kind: ThingKind, name: string) => string | number | null

/** Settings as a drawing has them: what is called by its name in a file has its number or id again. */
export function numberInSettings(settings: unknown, resolve: Resolve): unknown {
  return rewritten(settings, (name, value) => {
    if (name === 'mjml' && typeof value === 'string') {
      return [name, numberFileLinks(value, (file) => String(resolve('file', file) ?? 0))]
    }
    const key = settingsByName.get(name)
    if (key === undefined) return null
    const kind = pointingKeys[key]?.kind
    if (!kind) return [key, value]
    if (typeof value !== 'string' || value === '') return [key, nothing(kind)]
    const id = resolve(kind, value)
    return [key, id === null ? nothing(kind) : kind === 'member' ? String(id) : Number(id)]
  })
}

/** Everything that a drawing points to, each thing once. */
export function thingsPointedTo(drawing: unknown): { readonly kind: ThingKind; readonly id: string }[] {
  const found = new Map<string, { kind: ThingKind; id: string }>()
  const note = (kind: ThingKind, id: string) => found.set(`${kind} ${id}`, { kind, id })
  rewritten(drawing, (key, value) => {
    if (key === 'mjml') for (const [, id] of String(value).matchAll(/\bfile:(\d{1,9})\b/g)) note('file', id ?? '')
    const kind = Object.hasOwn(pointingKeys, key) ? pointingKeys[key]?.kind : undefined
    if (kind && value !== null && value !== '') note(kind, String(value))
    return null
  })
  return [...found.values()]
}

/** Every key and value of a tree, as `rewrite` would have them; null keeps them and goes on inside. */
function rewritten(value: unknown, rewrite: (key: string, value: unknown) => [string, unknown] | null): unknown {
  if (Array.isArray(value)) return value.map((one) => rewritten(one, rewrite))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, inner]) => rewrite(key, inner) ?? [key, rewritten(inner, rewrite)])
  return Object.fromEntries(entries)
}
