import { domainToASCII } from 'node:url'
import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import type pg from 'pg'
import { addressHash } from '../../intake/addressHash.ts'
import { isPassing, reasonOf } from '../failure.ts'
import { inTransaction } from '../inTransaction.ts'
import type { Log } from '../Log.ts'
import { nowIn } from '../nowIn.ts'
import { type OpenWorkspace, openWorkspace } from '../openWorkspace.ts'
import { untilSaved } from '../untilSaved.ts'
import { claimOutbox } from './claimOutbox.ts'
import { composeMime, type Mail } from './composeMime.ts'
import { keyOf } from './keyOf.ts'
import type { Letter } from './letter.ts'
import { type Press, renderLetter } from './renderLetter.ts'
import { type Failure, saveFailed } from './saveFailed.ts'
import { type Claim, claimForSending } from './smtp/claimForSending.ts'
import { markDot } from './smtp/markDot.ts'
import { failedBecause, outcomeOf, putBack } from './smtp/outcomeOf.ts'
import { renewLeases } from './smtp/renewLeases.ts'
import { type SmtpPool, TransportDown } from './smtp/SmtpPool.ts'
import { type Outcome, saveOutcome } from './smtp/saveOutcome.ts'
import { type StageLimits, sendGated } from './smtp/sendGated.ts'
import { suppress } from './smtp/suppress.ts'

export interface SmtpPost {
  readonly pool: pg.Pool
  readonly press: Press
  readonly smtp: SmtpPool
  readonly log: Log
  /** Once true, what has not been begun is put back. */
  readonly isStopping?: () => boolean
  /** Instead of the workspaces' own clocks. */
  readonly now?: Date
  readonly limits?: StageLimits
}

/** Few, so that a lease is short and no workspace holds the connections for long. */
const MAILS_A_CLAIM = 50
const HEARTBEAT_MS = 15_000

/**
 * Sends what is due of one workspace. The lease is committed first, and no transaction is held while a server is talked to.
 * @returns how many messages it dealt with; 0 also while the server rests
 */
export async function deliverBySmtp(post: SmtpPost, workspaceId: number): Promise<number> {
  if (post.smtp.isResting) return 0
  const taken = await take(post, workspaceId)
  if (!taken) return 0
  const waiting = [...taken.claims]
  const underWay = new Set<Claim>()
  const heartbeat = setInterval(() => {
    renewLeases(post.pool, workspaceId, [...waiting, ...underWay]).catch(() => undefined)
  }, HEARTBEAT_MS)
  const senders = Array.from({ length: Math.min(post.smtp.size, waiting.length) }, async () => {
    for (let claim = waiting.shift(); claim; claim = waiting.shift()) {
      underWay.add(claim)
      await sendOne(post, taken.workspace, claim)
      underWay.delete(claim)
    }
  })
  try {
    const failure = (await Promise.allSettled(senders)).find((done) => done.status === 'rejected')
    if (failure) throw failure.reason
  } finally {
    clearInterval(heartbeat)
  }
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
    if (!workspace || workspace.sandbox) return null
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

async function sendOne(post: SmtpPost, workspace: OpenWorkspace, claim: Claim): Promise<void> {
  const outcome = await offer(post, workspace, claim)
  if (outcome) await untilSaved(post.log, () => saveOutcome(post.pool, workspace.id, claim, outcome))
}

async function offer(post: SmtpPost, workspace: OpenWorkspace, claim: Claim): Promise<Outcome | null> {
  if (post.isStopping?.() || post.smtp.isResting) return putBack
  const { letter, mail } = claim
  let raw: Buffer
  let connection: SMTPConnection
  try {
    raw = composeMime(mail)
    connection = await post.smtp.acquire()
  } catch (error) {
    if (!(error instanceof TransportDown)) return failedBecause(reasonOf(error))
    post.log.warn({ reason: error.message }, 'The SMTP server cannot be reached. Mail waits.')
    return putBack
  }
  const envelope = { from: asciiDomain(mail.fromEmail), to: asciiDomain(mail.toEmail) }
  const gate = () => markDot(post.pool, workspace.id, claim)
  const sending = await sendGated(connection, envelope, raw, gate, post.limits)
  if (sending.kind === 'refused') await reset(connection)
  post.smtp.release(connection)

  const now = nowIn(workspace)
  const { outcome, bounced, shutOut } = outcomeOf(sending, letter.attempts, now)
  if (shutOut) {
    post.smtp.rest(5 * 60_000)
    post.log.warn({ sending }, 'The SMTP server does not let us in. Mail waits.')
  }
  if (bounced) {
    const hash = addressHash(keyOf(mail.toEmail), post.press.signingKey)
    await untilSaved(post.log, () => suppress(post.pool, workspace.id, hash, 'hardBounce', new Date(now)))
  }
  return outcome
}

/** After a refusal, so that the connection is good for the next mail. */
function reset(connection: SMTPConnection): Promise<void> {
  if (connection.destroyed) return Promise.resolve()
  return new Promise((resolve) => {
    const done = () => {
      connection.off('end', done)
      resolve()
    }
    connection.once('end', done)
    connection.reset((error) => {
      if (error) connection.close()
      done()
    })
  })
}

/** A local part beyond ASCII is left to servers that can take it. */
function asciiDomain(email: string): string {
  const at = email.lastIndexOf('@')
  return `${email.slice(0, at)}@${domainToASCII(email.slice(at + 1)) || email.slice(at + 1)}`
}
