import { conditionTexts } from '../nodes/conditionTexts.ts'
import { kindOf, type Node } from '../nodes/registry.ts'
import { put } from './settings.ts'

// What steps name that lives outside their drawing, in one workspace and perhaps not in another: lists, files and so on,
// by number; members, by user id; the workspace's own fields of people, by name.

export const namedKinds = ['list', 'file', 'segment', 'form', 'topic', 'program', 'member', 'field'] as const
export type NamedKind = (typeof namedKinds)[number]

export interface NamedThing {
  readonly kind: NamedKind
  /** A number written out, a user id, or the name of a field. */
  readonly id: string
}

/** What stands instead of a thing: another one's id; null: nothing, the setting is left open; undefined: it stays. */
export type Replace = (thing: NamedThing) => string | null | undefined

/** Everything that a step names, each thing once. */
export function thingsIn(node: Node): NamedThing[] {
  const found = new Map<string, NamedThing>()
  replaceThings(node, (thing) => {
    found.set(`${thing.kind} ${thing.id}`, thing)
    return undefined
  })
  return [...found.values()]
}

/** The step with other things in their place. The same step when nothing changes. */
export function replaceThings(node: Node, replace: Replace): Node {
  let config: unknown = node.config
  for (const { ref, id, field } of kindOf(node).references?.(node.config) ?? []) {
    if (ref === 'node') continue
    const to = replace({ kind: ref, id: String(id) })
    if (to !== undefined) config = settled(node, config, field, ref === 'member' ? to : to === null ? null : Number(to))
  }
  for (const { path, name } of fieldsIn(node.config)) {
    const to = replace({ kind: 'field', id: name })
    if (to !== undefined) config = settled(node, config, path, to)
  }
  if (node.type === 'email') {
    for (const [n, { content }] of node.config.variants.entries()) {
      const mjml = withOtherLinks(content.mjml, replace)
      if (mjml !== content.mjml) config = put(config, ['variants', String(n), 'content', 'mjml'], mjml)
    }
  }
  return config === node.config ? node : ({ ...node, config } as Node)
}

/** A setting is left open by whatever its kind takes for "not chosen yet". */
function settled(node: Node, config: unknown, path: string, value: string | number | null): unknown {
  const tries = value === null ? [null, ''] : [value]
  for (const one of tries) {
    const changed = put(config, path.split('.'), one)
    if (kindOf(node).config.safeParse(changed).success) return changed
  }
  return config
}

const builtIn: ReadonlySet<string> = new Set(
  Object.keys(conditionTexts.en).flatMap((key) =>
    key.startsWith('choice.condition.field.') ? [key.slice('choice.condition.field.'.length)] : [],
  ),
)

/** The workspace's own fields of people in a step's settings: under `field`, and under `from` where one is copied. */
function* fieldsIn(config: unknown, path: readonly string[] = []): Generator<{ path: string; name: string }> {
  if (config === null || typeof config !== 'object') return
  const row = config as Readonly<Record<string, unknown>>
  for (const [key, value] of Object.entries(row)) {
    const isName = typeof value === 'string' && value !== '' && !builtIn.has(value) && row.of !== 'company'
    const names = key === 'field' || (key === 'from' && row.kind === 'copy')
    if (isName && names) yield { path: [...path, key].join('.'), name: value }
    else yield* fieldsIn(value, [...path, key])
  }
}

/** Links to files, `file:12`, and merge fields, `prospect.fields.plan`, in the body of an email. There is no file 0: a
 *  link to it is shown as a problem. */
function withOtherLinks(mjml: string, replace: Replace): string {
  return mjml
    .replace(/\bfile:(\d{1,9})\b/g, (link, id: string) => {
      const to = replace({ kind: 'file', id })
      return to === undefined ? link : `file:${to ?? 0}`
    })
    .replace(/\bprospect\.fields\.([\p{L}\p{N}_]+)/gu, (tag, name: string) => {
      const to = replace({ kind: 'field', id: name })
      return to === undefined || to === null ? tag : `prospect.fields.${to}`
    })
}
