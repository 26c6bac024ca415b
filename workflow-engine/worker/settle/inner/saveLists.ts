import type pg from 'pg'
import { joinLists } from '../../../intake/joinList.ts'
import { leaveLists } from '../../../intake/leaveLists.ts'
import type { InnerEffect, Order } from '../../todo.ts'

export type ListOrder = Order<Extract<InnerEffect, { kind: 'list.add' | 'list.remove' }>>

/** Puts people on lists and takes them off, in the order asked: who joins and leaves again has joined, and what the list
 *  feeds takes them in. */
export async function saveLists(
  client: pg.ClientBase,
  workspaceId: number,
  orders: readonly ListOrder[],
): Promise<void> {
  for (const round of roundsOf(orders)) {
    const [leaving, joining] = [of(round, 'list.remove'), of(round, 'list.add')]
    await leaveLists(client, workspaceId, leaving)
    await joinLists(client, workspaceId, joining)
  }
}

const of = (round: readonly ListOrder[], kind: ListOrder['effect']['kind']) =>
  round
    .filter(({ effect }) => effect.kind === kind)
    .map(({ claimed, effect, at }) => ({ listId: effect.listId, prospectId: claimed.prospectId, at: new Date(at) }))

/** The first word about each person and list, then the second … Nearly always there is one. */
function roundsOf(orders: readonly ListOrder[]): ListOrder[][] {
  const rounds: ListOrder[][] = []
  const turns = new Map<string, number>()
  for (const order of orders) {
    const key = `${order.claimed.prospectId} ${order.effect.listId}`
    const turn = turns.get(key) ?? 0
    turns.set(key, turn + 1)
    const round = rounds[turn] ?? []
    rounds[turn] = round
    round.push(order)
  }
  return rounds
}
