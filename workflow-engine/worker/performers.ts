import type { Effect, EffectKind } from '../nodes/effect.ts'
import type { InnerEffect, Order, Todo } from './todo.ts'

type Performer<K extends EffectKind> = (todo: Todo, order: Order<Extract<Effect, { kind: K }>>) => void

const inner = (todo: Todo, order: Order<InnerEffect>) => todo.inner.push(order)

/** What becomes of each kind of effect. An effect without a line here does not compile. */
const performers: { readonly [K in EffectKind]: Performer<K> } = {
  'email.send': (todo, order) => todo.mails.push(order),
  'lead.create': (todo, order) => todo.leads.push(order),
  notify: (todo, order) => todo.notices.push(order),
  'list.add': inner,
  'list.remove': inner,
  'tag.add': inner,
  'tag.remove': inner,
  'field.set': inner,
  'field.increment': inner,
  'score.change': inner,
  'frequency.set': inner,
  'task.create': inner,
  'webhook.call': inner,
  'program.start': inner,
  'program.stop': inner,
}

export function perform(todo: Todo, order: Order<Effect>): void {
  const performer = performers[order.effect.kind] as (todo: Todo, order: Order<Effect>) => void
  performer(todo, order)
}
