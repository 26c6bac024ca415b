import { conditionPhrase, rulePhrase } from '../nodes/conditionPhrase.ts'
import type { Duration, EmailContent, Variant, Widget } from '../nodes/fields.ts'
import { variantLetter } from '../nodes/kinds/email.ts'
import type { Phrase, Phrases, Reference } from '../nodes/reference.ts'
import { kindOf, type Node } from '../nodes/registry.ts'
import { conditionsOf, type Rule } from '../nodes/rule.ts'
import { canonical } from './canonical.ts'

// What two settings of one step say differently, as phrases in the words of the step's kind, of conditions and of
// changeTexts.ts. A value that no short phrase can hold is only said to have changed.

export interface SettingChange {
  /** Path into the settings; rows of a list go by their id: `duration`, `variants.b.content.subject`. */
  readonly field: string
  readonly said: Phrase
}

interface Told {
  readonly was: readonly Phrase[]
  readonly is: readonly Phrase[]
}
type Tell = (was: unknown, is: unknown, of: { readonly field: string; readonly nodes: readonly [Node, Node] }) => Told

/** The settings of a step that differ, in the order of its form. @param was the same kind of step as `is` */
export function settingChanges(was: Node, is: Node): SettingChange[] {
  const [old, now] = [was.config, is.config] as readonly Readonly<Record<string, unknown>>[]
  return Object.entries(kindOf(is).config.shape).flatMap(([field, schema]) => {
    const [from, to] = [old?.[field], now?.[field]]
    if (canonical(from) === canonical(to)) return []
    if (is.type === 'email' && field === 'variants') return variantChanges(from as Variants, to as Variants)
    if (field === 'paths') return pathChanges(from as Paths, to as Paths)
    const widget: Widget | undefined = schema.meta()?.widget
    const told = widget ? telling[widget](from, to, { field, nodes: [was, is] }) : untold
    return [{ field, said: changed({ say: `field.${field}` }, told) }]
  })
}

const untold: Told = { was: [], is: [] }
const none: Phrase = { say: 'value.none' }

/** "For: 3 days → 5 days"; "Message changed" when there is nothing short to say, or both sides read alike. */
export function changed(label: Phrase, { was, is }: Told): Phrase {
  if (was.length === 0 && is.length === 0) return { say: 'change.field', params: { label } }
  if (canonical(was) === canonical(is)) return { say: 'change.field', params: { label } }
  return { say: 'change.value', params: { label, was: listed(was) ?? none, is: listed(is) ?? none } }
}

function listed([first, ...others]: readonly Phrase[]): Phrase | null {
  if (!first) return null
  const rest = listed(others)
  return rest ? { say: 'value.list', params: { first, rest } } : first
}

const each =
  (one: (value: unknown, field: string, node: Node) => Phrase | null): Tell =>
  (was, is, { field, nodes }) => {
    const [from, to] = [one(was, field, nodes[0]), one(is, field, nodes[1])]
    return from && to ? { was: [from], is: [to] } : untold
  }

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === ''
const longest = 80
const textual = each((value) => {
  if (isEmpty(value)) return none
  const text = String(value).trim()
  return text.length > longest ? null : { say: 'value.text', params: { text } }
})
const numeric = each((value) => (isEmpty(value) ? none : { say: 'value.number', params: { number: Number(value) } }))
const named = (ref: 'list' | 'file' | 'topic' | 'program') =>
  each((value) =>
    isEmpty(value) ? none : { say: 'value.named', params: { thing: { ref, id: Number(value) } as Reference } },
  )
/** What the card says, which is all there is to say of such a step. */
const summed = each((_value, _field, node) => {
  const { key, params = {} } = kindOf(node).summary(node.config)
  return { say: key, params }
})
const someone = each((value, field) => {
  const { kind, userId } = value as { kind: string; userId?: string }
  if (kind === 'member' && userId) return { say: 'value.named', params: { thing: { ref: 'member', id: userId } } }
  return { say: `choice.${field}.kind.${kind}` }
})

/** A widget that is missing here does not compile. */
const telling: Readonly<Record<Widget, Tell>> = {
  text: textual,
  longText: textual,
  field: textual,
  number: numeric,
  toggle: each((value) => ({ say: value ? 'value.yes' : 'value.no' })),
  choice: each((value, field) => ({ say: `choice.${field}.${String(value)}` })),
  duration: each((value) => durationPhrase(value as Duration)),
  list: named('list'),
  file: named('file'),
  topic: named('topic'),
  program: named('program'),
  condition: each((value) => conditionPhrase(value as Parameters<typeof conditionPhrase>[0]) ?? none),
  rule: (was, is) => ruleTold(was as Rule, is as Rule),
  trigger: summed,
  moment: summed,
  window: summed,
  fieldValue: summed,
  recipient: someone,
  owner: someone,
  // Lists of rows are told row by row: variantChanges, pathChanges.
  variants: () => untold,
  paths: () => untold,
}

export const durationPhrase = ({ amount, unit }: Duration): Phrase => ({
  say: `value.${unit}`,
  params: { count: amount },
})

/** A single condition as it is; of several, how they are combined and which ones came or went. */
export function ruleTold(was: Rule, is: Rule): Told {
  const [from, to] = [rulePhrase(was), rulePhrase(is)]
  const [old, now] = [conditionsOf(was), conditionsOf(is)].map((placed) => placed.map(({ condition }) => condition))
  if (!old || !now) return untold
  const only = (mine: typeof old, theirs: typeof old) => {
    const known = new Set(theirs.map(canonical))
    return mine.filter((one) => !known.has(canonical(one))).flatMap((one) => conditionPhrase(one) ?? [])
  }
  if (old.length < 2 && now.length < 2) return { was: [from ?? none], is: [to ?? none] }
  const alike = canonical(from) === canonical(to)
  const head = (phrase: Phrase | null, conditions: number) => (alike || conditions < 2 || !phrase ? [] : [phrase])
  return { was: [...head(from, old.length), ...only(old, now)], is: [...head(to, now.length), ...only(now, old)] }
}

interface Row {
  readonly id: string
}
/** What happened to the rows of a list: those that came and went, each that changed, and their order. */
function rowChanges<T extends Row>(
  list: string,
  was: readonly T[],
  is: readonly T[],
  tell: { name(row: T, among: readonly T[]): Phrase; changes(from: T, to: T, name: Phrase): readonly SettingChange[] },
): SettingChange[] {
  const find = (rows: readonly T[], id: string) => rows.find((row) => row.id === id)
  const field = (id: string) => `${list}.${id}`
  const found: SettingChange[] = []
  for (const row of is) {
    const from = find(was, row.id)
    const what = tell.name(row, is)
    if (!from) found.push({ field: field(row.id), said: { say: 'change.rowAdded', params: { what } } })
    else if (canonical(from) !== canonical(row)) found.push(...tell.changes(from, row, what))
  }
  for (const row of was) {
    if (find(is, row.id)) continue
    found.push({ field: field(row.id), said: { say: 'change.rowRemoved', params: { what: tell.name(row, was) } } })
  }
  const kept = (rows: readonly T[], others: readonly T[]) =>
    rows.filter(({ id }) => find(others, id)).map(({ id }) => id)
  if (kept(was, is).join(' ') !== kept(is, was).join(' ')) found.push({ field: list, said: { say: 'change.order' } })
  return found
}

type Variants = readonly Variant[]
const contentFields = [
  'subject',
  'preheader',
  'senderName',
  'senderEmail',
  'mjml',
] as const satisfies readonly (keyof EmailContent)[]

function variantChanges(was: Variants, is: Variants): SettingChange[] {
  const several = was.length > 1 || is.length > 1
  return rowChanges<Variant>('variants', was, is, {
    name: ({ id }, among) => ({
      say: 'email.variant',
      params: { letter: variantLetter(among.findIndex((one) => one.id === id)) },
    }),
    changes(from, to, what) {
      const found: SettingChange[] = []
      const say = (field: string, label: Phrase, told: Told) => {
        const said = changed(label, told)
        const of: Phrases = { what, said }
        found.push({ field: `variants.${to.id}.${field}`, said: several ? { say: 'change.of', params: of } : said })
      }
      for (const key of contentFields) {
        const [old, now] = [from.content[key], to.content[key]]
        if (old === now) continue
        const quoted = (text: string): Phrase => (text.trim() ? { say: 'value.text', params: { text } } : none)
        say(
          `content.${key}`,
          { say: `email.${key}` },
          key === 'mjml' ? untold : { was: [quoted(old)], is: [quoted(now)] },
        )
      }
      if (from.weight !== to.weight) say('weight', { say: 'email.weight' }, percents(from.weight, to.weight))
      return found
    },
  })
}

type Path = Row & { readonly label: string; readonly when?: Rule; readonly percent?: number }
type Paths = readonly Path[]

function pathChanges(was: Paths, is: Paths): SettingChange[] {
  return rowChanges<Path>('paths', was, is, {
    name: ({ id, label }, among): Phrase =>
      label.trim()
        ? { say: 'path.named', params: { label: label.trim() } }
        : { say: 'path.nth', params: { nth: among.findIndex((one) => one.id === id) + 1 } },
    changes(from, to, what) {
      const found: SettingChange[] = []
      const say = (field: 'label' | 'when' | 'percent', told: Told) => {
        const said = changed({ say: `field.paths.${field}` }, told)
        found.push({ field: `paths.${to.id}.${field}`, said: { say: 'change.of', params: { what, said } } })
      }
      const quoted = (text: string): Phrase => (text.trim() ? { say: 'value.text', params: { text } } : none)
      if (from.label !== to.label) say('label', { was: [quoted(from.label)], is: [quoted(to.label)] })
      if (from.when && to.when && canonical(from.when) !== canonical(to.when)) say('when', ruleTold(from.when, to.when))
      if (from.percent !== to.percent) say('percent', percents(from.percent ?? 0, to.percent ?? 0))
      return found
    },
  })
}

const percents = (was: number, is: number): Told => ({
  was: [{ say: 'value.percent', params: { number: was } }],
  is: [{ say: 'value.percent', params: { number: is } }],
})
