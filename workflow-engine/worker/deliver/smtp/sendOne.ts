import { domainToASCII } from 'node:url'
import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import { addressHash } from '../../../intake/addressHash.ts'
import { reasonOf } from '../../failure.ts'
import { nowIn } from '../../nowIn.ts'
import type { OpenWorkspace } from '../../openWorkspace.ts'
import { untilSaved } from '../../untilSaved.ts'
import { composeMime } from '../composeMime.ts'
import type { SmtpPost } from '../deliverBySmtp.ts'
import { signDkim } from '../dkim/signDkim.ts'
import { keyOf } from '../keyOf.ts'
import type { Claim } from './claimForSending.ts'
import type { Verdict } from './judgeReply.ts'
import { markDot } from './markDot.ts'
import { failedBecause, outcomeOf, putBack } from './outcomeOf.ts'
import { TransportDown } from './SmtpPool.ts'
import { type Outcome, saveOutcome } from './saveOutcome.ts'
import { type Gate, sendGated } from './sendGated.ts'
import { suppress } from './suppress.ts'
import { tellRefused } from './tellRefused.ts'
import { pauseTransport } from './transportPause.ts'

/** What was under way when the process was told to stop may still reach its dot for this long. */
const LAST_CALL_MS = 10_000

/** Offers one mail and writes down what became of it. @returns stopped: sending has been stopped, begin no more */
export async function sendOne(post: SmtpPost, workspace: OpenWorkspace, claim: Claim): Promise<'on' | 'stopped'> {
  let stopped = false
  const gate = async (): Promise<Gate> => {
    if (post.isStopping?.(LAST_CALL_MS)) return 'stopped'
    const answer = await markDot(post.pool, workspace.id, claim)
    stopped = answer === 'stopped'
    return answer
  }
  const outcome = await offer(post, workspace, claim, gate)
  if (outcome) await untilSaved(post.log, () => saveOutcome(post.pool, workspace.id, claim, outcome))
  return stopped ? 'stopped' : 'on'
}

async function offer(
  post: SmtpPost,
  workspace: OpenWorkspace,
  { letter, mail }: Claim,
  gate: () => Promise<Gate>,
): Promise<Outcome | null> {
  let raw: Buffer
  let connection: SMTPConnection
  try {
    raw = composeMime(mail)
    if (post.dkim) raw = await signDkim(raw, post.dkim, mail.date)
    connection = await post.smtp.acquire()
  } catch (error) {
    if (!(error instanceof TransportDown)) return failedBecause(reasonOf(error))
    if (error.isShutOut) await shutOut(post, error.message)
    else post.log.warn({ reason: error.message }, 'The SMTP server cannot be reached. Mail waits.')
    return putBack
  }
  const envelope = { from: asciiDomain(mail.fromEmail), to: asciiDomain(mail.toEmail) }
  const sending = await sendGated(connection, envelope, raw, gate, post.limits)
  if (sending.kind === 'refused') await reset(connection)
  post.smtp.release(connection)

  const now = nowIn(workspace)
  const { outcome, verdict } = outcomeOf(sending, letter.attempts, now)
  if (verdict && sending.kind === 'refused')
    await consequences(post, workspace, mail.toEmail, verdict, sending.reply.text, now)
  return outcome
}

/** What a refusal means beyond its mail. */
async function consequences(
  post: SmtpPost,
  workspace: OpenWorkspace,
  address: string,
  verdict: Verdict,
  answer: string,
  now: number,
): Promise<void> {
  if (verdict === 'transport') await shutOut(post, answer)
  if (verdict === 'policy' || verdict === 'content') {
    post.log.warn({ workspaceId: workspace.id, verdict, answer }, 'Mail is refused for what it is or for who sends it.')
    await untilSaved(post.log, () => tellRefused(post.pool, workspace.id, verdict, answer))
  }
  if (verdict === 'bounce') {
    const hash = addressHash(keyOf(address), post.press.signingKey)
    await untilSaved(post.log, () => suppress(post.pool, workspace.id, hash, 'hardBounce', new Date(now)))
  }
}

async function shutOut({ pool, smtp, log }: SmtpPost, reason: string): Promise<void> {
  smtp.rest()
  const { key, host } = smtp
  await untilSaved(log, async () => {
    if (await pauseTransport(pool, { key, host, reason }))
      log.error(
        { reason, server: host },
        'The SMTP server does not let us in. Nothing is sent until that is put right.',
      )
  })
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
