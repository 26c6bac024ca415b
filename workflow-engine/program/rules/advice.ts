import { momentOn } from '../../nodes/calendar.ts'
import type { Condition } from '../../nodes/condition.ts'
import { kindOf, type Node } from '../../nodes/registry.ts'
import { conditionsOf, type PlacedCondition } from '../../nodes/rule.ts'
import type { EntryTrigger } from '../../nodes/trigger.ts'
import { reach } from '../flow.ts'
import { type Known, nodeRef, type Rule, tip, warning } from './drawing.ts'

const askedBy = (node: Node): PlacedCondition[] =>
  (kindOf(node).asks?.(node.config) ?? []).flatMap(({ rule, path }) => conditionsOf(rule, path))

/** Mail programs open emails by themselves: whoever “opened” one may never have seen it. */
export const asksOpens: Rule = function* ({ flow }) {
  for (const node of flow.order) {
    const asked = askedBy(node).find(({ condition }) => condition.kind === 'reacted' && condition.reaction === 'opened')
    if (asked) yield { ...warning('asksOpens', node), severity: 'tip', field: `${asked.path}.reaction` }
  }
}

/** A date that has passed everywhere holds nobody. */
export const pastDates: Rule = function* ({ flow, known }) {
  for (const node of flow.order) {
    if (node.type !== 'waitUntil' || node.config.until.kind !== 'date') continue
    const { date, time } = node.config.until
    if (date !== null && isPast(date, time, known)) yield warning('pastDate', node, {}, 'until.date')
  }
}

/** The last clocks on earth to show a time stand twelve hours behind. */
const isPast = (date: string, time: string, { now }: Known): boolean =>
  now !== undefined && momentOn(date, time, 'Etc/GMT+12') <= now

/** A wait that counts from the moment one comes to it does not see what happened while one stood somewhere else. */
export const listensLate: Rule = function* ({ flow }) {
  const stood = new Map<string, Node>()
  const passed = new Set<string>()
  for (const node of flow.order) {
    for (const edge of flow.previous(node.id)) {
      const source = flow.nodes.get(edge.from)
      if (!source) continue
      if (source.type === 'email' || passed.has(source.id)) passed.add(node.id)
      const wait = passed.has(source.id) && flow.holds(edge) ? source : stood.get(source.id)
      if (source.type !== 'email' && wait && !stood.has(node.id)) stood.set(node.id, wait)
    }
    const other = stood.get(node.id)
    if (node.type !== 'waitForEvent' || !other || !('since' in node.config.event)) continue
    if (node.config.event.since === 'here') yield warning('listensLate', node, { other: nodeRef(other) }, 'event.since')
  }
}

/** What let people in happened before they were in: whoever asks whether it happened since is told no. Not so where some
 *  come by another entry, to whom it may still happen. */
export const happenedBefore: Rule = function* ({ flow }) {
  const triggers = flow.order.flatMap((node) =>
    node.type === 'entry' ? [{ entry: node, of: node.config.trigger, leadsTo: reach(flow, [node.id]) }] : [],
  )
  for (const node of flow.order) {
    if (node.type === 'entry' || node.type === 'goal' || !flow.reachable.has(node.id)) continue
    for (const { condition, path } of askedBy(node)) {
      const coming = triggers.filter(({ leadsTo }) => leadsTo.has(node.id))
      const [trigger] = coming
      if (trigger && coming.every(({ of }) => isTheSame(of, condition)))
        yield warning('happenedBefore', node, { other: nodeRef(trigger.entry) }, `${path}.since`)
      const joined = condition.kind === 'onList' && triggers.length === 1 && triggers[0]?.of
      if (joined && joined.kind === 'list' && joined.listId !== null && joined.listId === condition.listId)
        yield tip('alwaysOnList', node, { list: { ref: 'list', id: joined.listId } })
    }
  }
}

/** A form is seldom filled in twice. Pages and emails are met again and again. */
function isTheSame(trigger: EntryTrigger, condition: Condition): boolean {
  if (trigger.kind === 'form')
    return condition.kind === 'submittedForm' && condition.since !== 'ever' && condition.formId === trigger.formId
  if (trigger.kind !== 'event' || condition.kind !== 'event' || condition.since === 'ever') return false
  if (/^(page|email|file)\./.test(trigger.type)) return false
  return condition.type === trigger.type && JSON.stringify(condition.where) === JSON.stringify(trigger.where)
}
