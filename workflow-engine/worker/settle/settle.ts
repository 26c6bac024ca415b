import type pg from 'pg'
import { announce } from '../../intake/announce.ts'
import { cueOf } from '../../nodes/cue.ts'
import { LATE_MS } from '../deliver/rules/holdLate.ts'
import { inTurn } from '../inTurn.ts'
import { saveNotifications } from '../sales/saveNotifications.ts'
import { settleSales } from '../sales/settleSales.ts'
import type { Move, Todo } from '../todo.ts'
import { saveTasks, type TaskOrder } from './inner/saveTasks.ts'
import { type NewMessage, saveMessages } from './saveMessages.ts'
import { saveMoves } from './saveMoves.ts'
import { savePassages } from './savePassages.ts'
import { saveTally } from './saveTally.ts'
import { settleInner } from './settleInner.ts'

/** Writes all that a batch came to, set-wise, in the transaction that claimed it. */
export async function settle(client: pg.ClientBase, workspaceId: number, todo: Todo): Promise<void> {
  await inTurn(client, [
    () => saveMoves(workspaceId, todo.moves),
    () => savePassages(workspaceId, todo.passages),
    () => saveMessages(workspaceId, todo.mails.map(toMessage)),
    () => saveTally(workspaceId, todo.tally),
  ])
  await announceLeaving(client, workspaceId, todo.moves)
  await settleInner(client, workspaceId, todo)
  // Sales comes last, so that the turns of the sellers are held for a moment only.
  const told = await settleSales(client, workspaceId, todo)
  await saveTasks(
    client,
    workspaceId,
    todo.inner.filter((order): order is TaskOrder => order.effect.kind === 'task.create'),
  )
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

/** Whoever waits for a person to leave a program is woken. */
async function announceLeaving(client: pg.ClientBase, workspaceId: number, moves: readonly Move[]): Promise<void> {
  const left = moves.flatMap(({ claimed, endedAt }) =>
    endedAt === null
      ? []
      : [{ prospectId: claimed.prospectId, cue: cueOf.program(claimed.programId), at: new Date(endedAt) }],
  )
  await announce(client, workspaceId, left)
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
