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

/** Gives numbers to the names of a file, the same one to the same name. */
export class Numbering {
  readonly #numbers = new Map<string, number>()
  readonly #names: Record<string, Record<string, string>> = {}

  /** Every name that was met, by its number. */
  get names(): Names {
    return this.#names
  }

  numberOf(kind: ThingKind, name: string): number {
    const key = `${kind} ${name}`
    const number = this.#numbers.get(key) ?? this.#numbers.size + 1
    this.#numbers.set(key, number)
    this.#names[kind] = { ...this.#names[kind], [number]: name }
    return number
  }

  /** Settings as a drawing has them, with numbers in place of names. */
  inSettings(settings: unknown): unknown {
    return rewritten(settings, (name, value) => {
      if (name === 'mjml' && typeof value === 'string') {
        return [name, numberFileLinks(value, (file) => String(this.numberOf('file', file)))]
      }
      const key = settingsByName.get(name)
      if (key === undefined) return null
      const kind = pointingKeys[key]?.kind
      if (!kind) return [key, value]
      if (typeof value !== 'string' || value === '') return [key, nothing(kind)]
      const number = this.numberOf(kind, value)
      return [key, kind === 'member' ? String(number) : number]
    })
  }
}

/** Every key and value of a tree, as `rewrite` would have them; null keeps them and goes on inside. */
function rewritten(value: unknown, rewrite: (key: string, value: unknown) => [string, unknown] | null): unknown {
  if (Array.isArray(value)) return value.map((one) => rewritten(one, rewrite))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, inner]) => rewrite(key, inner) ?? [key, rewritten(inner, rewrite)])
  return Object.fromEntries(entries)
}
