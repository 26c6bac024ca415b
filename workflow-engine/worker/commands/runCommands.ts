import type pg from 'pg'
import { notifyWork } from '../../intake/notifyWork.ts'
import { numbers } from '../arrays.ts'
import { inTransaction } from '../inTransaction.ts'
import { openWorkspace } from '../openWorkspace.ts'
import { startPeople } from './startPeople.ts'
import { stopPeople } from './stopPeople.ts'
import { type Command, takeCommands } from './takeCommands.ts'

export interface Desk {
  readonly pool: pg.Pool
  /** Commands a transaction. */
  readonly batch?: number
  /** For tests: everything is written and nothing committed. */
  readonly beforeCommit?: () => Promise<void>
}

/**
 * Does what steps have asked of other programs: starts and stops them for their person. A piece of one workspace's
 * commands, in one transaction, apart from the batch that asked: no batch ever waits for another's people.
 *
 * D1. Once: a command and what it does are written and gone in the same transaction.
 * D2. In order: what is asked of one program for one person is done one after the other.
 *
 * @returns how many commands were done
 */
export function runCommands({ pool, batch = 1000, beforeCommit }: Desk, workspaceId: number): Promise<number> {
  return inTransaction(pool, async (client) => {
    const workspace = await openWorkspace(client, workspaceId)
    if (!workspace) return 0
    const commands = firstOfEach(await takeCommands(client, workspace, batch))
    if (commands.length === 0) return 0
    await stopPeople(
      client,
      workspaceId,
      commands.filter(({ kind }) => kind === 'stop'),
    )
    await startPeople(
      client,
      workspaceId,
      commands.filter(({ kind }) => kind === 'start'),
    )
    await client.query({
      name: 'dropCommands',
      text: 'delete from command where workspace_id = $1 and id = any ($2::bigint[])',
      values: [workspaceId, numbers(commands.map(({ id }) => id))],
    })
    // There may be more, and whoever was let in is due.
    await notifyWork(client, workspaceId)
    await beforeCommit?.()
    return commands.length
  })
}

/** The first command of each person and program; what comes after it waits for the next piece. */
function firstOfEach(commands: readonly Command[]): Command[] {
  const first = new Map<string, Command>()
  for (const command of commands) {
    const key = `${command.prospectId} ${command.programId}`
    if (!first.has(key)) first.set(key, command)
  }
  return [...first.values()]
}
