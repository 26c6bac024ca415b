import type pg from 'pg'
import type { DkimKey } from '../../intake/dkimKey.ts'
import { isPassing, reasonOf } from '../failure.ts'
import { inTransaction } from '../inTransaction.ts'
import type { Log } from '../Log.ts'
import { type OpenWorkspace, openWorkspace } from '../openWorkspace.ts'
import { claimOutbox } from './claimOutbox.ts'
import type { Mail } from './composeMime.ts'
import type { Letter } from './letter.ts'
import { type Press, renderLetter } from './renderLetter.ts'
import { type Failure, saveFailed } from './saveFailed.ts'
import { type Claim, claimForSending } from './smtp/claimForSending.ts'
import type { SmtpPool } from './smtp/SmtpPool.ts'
import { sendClaims } from './smtp/sendClaims.ts'
import type { StageLimits } from './smtp/sendGated.ts'

export interface SmtpPost {
  readonly pool: pg.Pool
  readonly press: Press
  readonly smtp: SmtpPool
  readonly log: Log
  /** Signs what leaves; absent: whoever takes it signs. */
  readonly dkim?: DkimKey | null
  /** Once true, what has not been begun is put back. @param forMs it has been stopping for that long at least */
  readonly isStopping?: (forMs?: number) => boolean
  /** Instead of the workspaces' own clocks. */
  readonly now?: Date
  readonly limits?: StageLimits
}

/** Few, so that a lease is short and no workspace holds the connections for long. */
const MAILS_A_CLAIM = 50

/**
 * Sends what is due of one workspace. The lease is committed first, and no transaction is held while a server is talked to.
 * @returns how many messages it dealt with; 0 also while the server rests, or does not let us in
 */
export async function deliverBySmtp(post: SmtpPost, workspaceId: number): Promise<number> {
  if (post.smtp.isResting) return 0
  const taken = await take(post, workspaceId)
  if (!taken) return 0
  await sendClaims(post, taken.workspace, taken.claims)
  return taken.count
}

/** Claims, blocks and renders in one short transaction. */
function take(
  post: SmtpPost,
  workspaceId: number,
): Promise<{ workspace: OpenWorkspace; claims: Claim[]; count: number } | null> {
  return inTransaction(post.pool, async (client) => {
    const workspace = await openWorkspace(client, workspaceId, post.now)
    // Mail of a sandbox never leaves the house.
    if (!workspace || workspace.sandbox || workspace.transportPaused === post.smtp.key) return null
    const { letters, putAside } = await claimOutbox(client, workspace, post.press.signingKey, MAILS_A_CLAIM)
    const written: { letter: Letter; mail: Mail }[] = []
    const failures: Failure[] = []
    for (const letter of letters)
      try {
        written.push({ letter, mail: await renderLetter(client, post.press, workspace, letter) })
      } catch (error) {
        if (isPassing(error) || (error instanceof Error && 'severity' in error)) throw error
        failures.push({ letter, reason: reasonOf(error) })
      }
    await saveFailed(client, workspaceId, failures)
    const claims = await claimForSending(client, workspaceId, written)
    return { workspace, claims, count: letters.length + putAside }
  })
}
