import type { Effect, EffectKind } from './effect.ts'
import type { Fact, FactValue } from './fact.ts'

/** `nodeId`: the step that asks for the effect. `value`: what is known of the fact. */
interface Seen {
  readonly nodeId: string
  readonly value: FactValue | undefined
}
type Changes<K extends EffectKind> = (effect: Extract<Effect, { kind: K }>, fact: Fact, seen: Seen) => boolean

const nothing = () => false
const isPersonField = (fact: Fact, ...fields: string[]) =>
  fact.kind === 'field' && fact.of === 'person' && fields.includes(fact.field)
/** A segment may ask about anything. */
const anySegment = (fact: Fact) => fact.kind === 'inSegment'
/** Fit is made of fields. */
const ofField = (field: string, fact: Fact) =>
  isPersonField(fact, field) || fact.kind === 'grade' || anySegment(fact) || (field === 'company' && isCompany(fact))
const isCompany = (fact: Fact) => fact.kind === 'field' && fact.of === 'company'

/** Which facts each kind of effect may change by the time it is written. What other programs and systems make of an
 *  effect comes later, and is not among them. */
const changes: { readonly [K in EffectKind]: Changes<K> } = {
  // Nobody has reacted yet to an email that is sent again. One that is sent for the first time has no reactions to lose.
  'email.send': (_, fact, { nodeId, value }) =>
    fact.kind === 'reacted' && fact.emailNodeId === nodeId && value === true,
  'lead.create': (_, fact) => isPersonField(fact, 'stage', 'owner') || anySegment(fact),
  notify: nothing,
  'list.add': ({ listId }, fact) => (fact.kind === 'onList' && fact.listId === listId) || anySegment(fact),
  'list.remove': ({ listId }, fact) => (fact.kind === 'onList' && fact.listId === listId) || anySegment(fact),
  'tag.add': ({ tag }, fact) => (fact.kind === 'tagged' && fact.tag === tag) || anySegment(fact),
  'tag.remove': ({ tag }, fact) => (fact.kind === 'tagged' && fact.tag === tag) || anySegment(fact),
  'field.set': ({ field }, fact) => ofField(field, fact),
  'field.increment': ({ field }, fact) => ofField(field, fact),
  'score.change': (_, fact) => fact.kind === 'score' || anySegment(fact),
  'frequency.set': nothing,
  'task.create': nothing,
  // The last call alone counts, and has no answer yet.
  'webhook.call': (_, fact, { nodeId, value }) =>
    fact.kind === 'webhookAnswer' && fact.webhookNodeId === nodeId && value !== null,
  'program.start': nothing,
  'program.stop': nothing,
}

/** Whether what `effect` does may give `fact` another value. */
export function mayChange(effect: Effect, fact: Fact, seen: Seen): boolean {
  const changer = changes[effect.kind] as (effect: Effect, fact: Fact, seen: Seen) => boolean
  return changer(effect, fact, seen)
}
