import type pg from 'pg'
import { LATE_MS } from '../deliver/rules/holdLate.ts'
import { inTurn } from '../inTurn.ts'
import { saveNotifications } from '../sales/saveNotifications.ts'
import { settleSales } from '../sales/settleSales.ts'
import type { Todo } from '../todo.ts'
import { type NewMessage, saveMessages } from './saveMessages.ts'
import { saveMoves } from './saveMoves.ts'
import { savePassages } from './savePassages.ts'
import { saveTally } from './saveTally.ts'

/** Writes all that a batch came to, set-wise, in the transaction that claimed it. */
export async function settle(client: pg.ClientBase, workspaceId: number, todo: Todo): Promise<void> {
  await inTurn(client, [
    () => saveMoves(workspaceId, todo.moves),
    () => savePassages(workspaceId, todo.passages),
    () => saveMessages(workspaceId, todo.mails.map(toMessage)),
    () => saveTally(workspaceId, todo.tally),
  ])
  // Sales comes last, so that the turns of the sellers are held for a moment only.
  const told = await settleSales(client, workspaceId, todo)
  await inTurn(client, [
    () =>
      saveNotifications(
        workspaceId,
        told.map(({ notification }) => notification),
      ),
    () =>
      saveMessages(
        workspaceId,
        told.map(({ message }) => message),
      ),
  ])
}

function toMessage({ claimed, nodeId, visit, index, effect, at }: Todo['mails'][number]): NewMessage {
  return {
    claimed,
    kind: 'marketing',
    nodeId,
    visit,
    effect: index,
    variantId: effect.variantId,
    topicId: effect.topicId,
    userId: null,
    payload: null,
    dueAt: at,
    isLate: at - claimed.dueAt > LATE_MS,
  }
}
