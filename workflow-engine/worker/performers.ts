import type { Effect, EffectKind } from '../nodes/effect.ts'
import type { Order, Todo } from './todo.ts'

type Performer<K extends EffectKind> = (todo: Todo, order: Order<Extract<Effect, { kind: K }>>) => void

/** What becomes of each kind of effect. An effect without a line here does not compile. */
const performers: { readonly [K in EffectKind]: Performer<K> } = {
  'email.send': (todo, order) => todo.mails.push(order),
  'lead.create': (todo, order) => todo.leads.push(order),
  notify: (todo, order) => todo.notices.push(order),
}

export function perform(todo: Todo, order: Order<Effect>): void {
  const performer = performers[order.effect.kind] as (todo: Todo, order: Order<Effect>) => void
  performer(todo, order)
}
