import type pg from 'pg'
import { settleSales } from '../sales/settleSales.ts'
import type { Todo } from '../todo.ts'
import { type NewMessage, saveMessages } from './saveMessages.ts'
import { saveMoves } from './saveMoves.ts'
import { savePassages } from './savePassages.ts'
import { saveTally } from './saveTally.ts'

/** Writes all that a batch came to, set-wise, in the transaction that claimed it. */
export async function settle(client: pg.ClientBase, workspaceId: number, todo: Todo): Promise<void> {
  await saveMoves(client, workspaceId, todo.moves)
  await savePassages(client, workspaceId, todo.passages)
  // Sales comes late and mail last, so that the turns of the sellers are held for a moment only.
  await saveTally(client, workspaceId, todo.tally)
  const told = await settleSales(client, workspaceId, todo)
  await saveMessages(client, workspaceId, [...todo.mails.map(toMessage), ...told])
}

function toMessage({ claimed, nodeId, visit, index, effect, at }: Todo['mails'][number]): NewMessage {
  return {
    claimed,
    kind: 'marketing',
    nodeId,
    visit,
    effect: index,
    variantId: effect.variantId,
    userId: null,
    payload: null,
    dueAt: at,
  }
}
