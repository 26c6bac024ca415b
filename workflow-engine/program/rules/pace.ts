import { kindOf, type Node } from '../../nodes/registry.ts'
import type { Flow } from '../flow.ts'
import { isWayBack } from '../loops.ts'
import { type Rule, tip, warning } from './drawing.ts'

/** What business readers put up with, where the workspace has set no limit of its own. */
export const usualMailsPerWeek = 2
const hoursPerDay = 24
const week = 7 * hoursPerDay
/** More emails in one week than this are told as this many. */
const most = 12

/** No way through the program sends more emails within seven days than a person should get. Told of the first email of
 *  every way that is one too many. */
export const mailPressure: Rule = function* ({ flow, known }) {
  const own = known.mailLimits?.perWeek ?? null
  const limit = own ?? usualMailsPerWeek
  if (limit >= most) return
  const since = hoursSinceEmails(flow, week)
  const told = new Set<string>()
  for (const node of flow.order) {
    const before = told.has(node.id)
    const hours = since(node.id, limit - 1)
    const over = isEmail(node) && hours < week
    if (over && !before) {
      let count = limit + 1
      while (count < most && since(node.id, count - 1) < week) count++
      const wait = Math.ceil((week - hours) / hoursPerDay)
      yield warning(own === null ? 'tooManyEmails' : 'overEmailCap', node, { count, limit, wait })
    }
    if (before || over) for (const { to } of flow.next(node.id)) told.add(to)
  }
}

/** An email that the workspace puts off, because another one went out a few days before. */
export const mailDistance: Rule = function* ({ flow, known }) {
  const days = known.mailLimits?.daysBetween ?? null
  if (days === null) return
  const since = hoursSinceEmails(flow, days * hoursPerDay)
  for (const node of flow.order) {
    const hours = since(node.id, 0)
    // What follows at once is said already (reactions.ts).
    if (!isEmail(node) || hours === 0 || hours >= days * hoursPerDay) continue
    yield tip('emailPutOff', node, { count: days, wait: Math.ceil(days - hours / hoursPerDay) })
  }
}

const isEmail = ({ type, off }: Node): boolean => type === 'email' && off !== true

/** How long ago, at the least, the n-th last email went out when somebody comes to a step, in hours, counted from 0;
 *  Infinity where there was none. */
type HoursSince = (id: string, nth: number) => number

/** Ways through a program only add time, so each figure is the smallest over the ways in: one look at every arrow, and
 *  another for every time that somebody may go back.
 *  @param longest what is as long ago as this counts as never */
function hoursSinceEmails(flow: Flow, longest: number): HoursSince {
  const since = new Float64Array(flow.order.length * most).fill(Infinity)
  const ways = flow.order.map((node, here) => waysOn(flow, node, here))
  // Nobody goes back more often than the repeats allow.
  let passes = 1
  for (const node of flow.order) if (node.type === 'repeat') passes += node.config.most
  for (let pass = 0, changed = true; changed && pass < Math.min(passes, most); pass++) {
    changed = false
    for (const [here, node] of flow.order.entries()) {
      const sends = isEmail(node) ? 1 : 0
      for (const { there, hours } of ways[here] ?? []) {
        for (let n = 0; n < most; n++) {
          const before = n < sends ? 0 : (since[here * most + n - sends] as number)
          // The one before it is longer ago still.
          if (before + hours >= longest) break
          if (before + hours >= (since[there * most + n] as number)) continue
          since[there * most + n] = before + hours
          changed = true
        }
      }
    }
  }
  return (id, nth) => since[(flow.placeOf.get(id) ?? 0) * most + nth] ?? Infinity
}

/** Where a step leads, and how long people stand in it first. A loop that no repeat makes is a problem of its own. */
function waysOn(flow: Flow, node: Node, here: number): { there: number; hours: number }[] {
  return flow.next(node.id).flatMap((edge) => {
    const there = flow.placeOf.get(edge.to) as number
    if (there <= here && !isWayBack(flow, edge)) return []
    return [{ there, hours: node.off === true ? 0 : hoursHeld(node, edge.outlet) }]
  })
}

function hoursHeld(node: Node, outlet: string): number {
  const held = kindOf(node).holds?.(node.config, outlet)
  if (!held) return 0
  return held.unit === 'days' ? held.amount * hoursPerDay : held.amount
}
