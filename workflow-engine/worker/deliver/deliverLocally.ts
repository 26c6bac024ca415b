import { setImmediate as breathe } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import type pg from 'pg'
import { isPassing, reasonOf } from '../failure.ts'
import { inParts } from '../inParts.ts'
import { inTransaction } from '../inTransaction.ts'
import { type OpenWorkspace, openWorkspace } from '../openWorkspace.ts'
import { claimOutbox } from './claimOutbox.ts'
import { composeMime } from './composeMime.ts'
import type { Letter } from './letter.ts'
import { type Press, renderLetter } from './renderLetter.ts'
import { type Failure, saveFailed } from './saveFailed.ts'
import { type Delivered, saveMail } from './saveMail.ts'

export interface LocalPost {
  readonly pool: pg.Pool
  readonly press: Press
  /** Messages a transaction. */
  readonly batch: number
  /** Instead of the workspaces' own clocks. */
  readonly now?: Date
}

interface Part {
  readonly only?: readonly number[]
  /** Why the one message of `only` cannot be delivered. */
  readonly blame?: string
}

/**
 * Delivers what is due of one workspace into the local mailbox: sandboxes always, others while there is no SMTP server.
 * One transaction takes, blocks, writes and marks, so a crash in it has delivered nothing.
 * @returns how many messages it dealt with
 */
export async function deliverLocally(post: LocalPost, workspaceId: number): Promise<number> {
  const claimed: number[] = []
  try {
    return await deliverPart(post, workspaceId, {}, claimed)
  } catch (error) {
    if (claimed.length === 0) throw error
    const done = await inParts(
      claimed,
      error,
      (only) => deliverPart(post, workspaceId, { only }),
      (id, reason) => deliverPart(post, workspaceId, { only: [id], blame: reasonOf(reason) }),
    )
    return done.reduce((sum, part) => sum + part, 0)
  }
}

function deliverPart(post: LocalPost, workspaceId: number, part: Part, ids: number[] = []): Promise<number> {
  return inTransaction(post.pool, async (client) => {
    const workspace = await openWorkspace(client, workspaceId, post.now)
    if (!workspace) return 0
    const { letters, putAside } = await claimOutbox(client, workspace, post.press.signingKey, post.batch, part.only)
    ids.push(...letters.map((letter) => letter.id))
    const written = await writeAll(client, post.press, workspace, letters, part.blame)
    await saveMail(client, workspaceId, written.delivered)
    await saveFailed(client, workspaceId, written.failures)
    return letters.length + putAside
  })
}

async function writeAll(
  client: pg.ClientBase,
  press: Press,
  workspace: OpenWorkspace,
  letters: readonly Letter[],
  blame: string | undefined,
): Promise<{ delivered: Delivered[]; failures: Failure[] }> {
  const delivered: Delivered[] = []
  const failures: Failure[] = []
  for (const [n, letter] of letters.entries())
    try {
      if (blame !== undefined) throw new Error(blame)
      // The server may live in the same process: its requests are served between the mails.
      if (n % 8 === 7) await breathe()
      const mail = await renderLetter(client, press, workspace, letter)
      const at = workspace.sandbox ? letter.dueAt : workspace.now.getTime()
      // Quicker here and now than handed to another thread and back.
      delivered.push({ letter, mail, raw: gzipSync(composeMime(mail), { level: 1 }), at })
    } catch (error) {
      if (isPassing(error) || (error instanceof Error && 'severity' in error)) throw error
      failures.push({ letter, reason: reasonOf(error) })
    }
  return { delivered, failures }
}
