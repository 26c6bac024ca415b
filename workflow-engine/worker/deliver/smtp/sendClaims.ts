import { reasonOf } from '../../failure.ts'
import { nowIn } from '../../nowIn.ts'
import type { OpenWorkspace } from '../../openWorkspace.ts'
import { untilSaved } from '../../untilSaved.ts'
import type { SmtpPost } from '../deliverBySmtp.ts'
import { domainOf } from '../messageIdentity.ts'
import type { Claim } from './claimForSending.ts'
import type { Ride } from './HostPace.ts'
import { renewLeases } from './renewLeases.ts'
import { returnClaims } from './returnClaims.ts'
import { sendOne } from './sendOne.ts'

const HEARTBEAT_MS = 15_000
/** A host that takes its time is asked again after this. */
const CROWDED_MS = 60_000

/**
 * Sends mail that is ours, several at a time. Resolves when nothing is left to begin and what is under way is either over
 * or so slow that nobody should wait for it; that goes on by itself (SmtpPool.settled).
 */
export async function sendClaims(post: SmtpPost, workspace: OpenWorkspace, claims: readonly Claim[]): Promise<void> {
  const { smtp, pool, log } = post
  const { pace } = smtp
  const waiting = [...claims]
  const underWay = new Map<Claim, { ride: Ride; over: Promise<void> }>()
  let isStopped = false
  let failure: unknown
  const heartbeat = setInterval(() => {
    renewLeases(pool, workspace.id, [...waiting, ...underWay.keys()]).catch(() => undefined)
  }, HEARTBEAT_MS)

  const begin = (claim: Claim) => {
    const ride = pace.setOut(hostOf(claim))
    const over = sendOne(post, workspace, claim)
      .then((went) => {
        isStopped ||= went === 'stopped'
      })
      .catch((error: unknown) => {
        failure ??= error
      })
      .finally(() => {
        pace.arrived(ride)
        underWay.delete(claim)
        smtp.changed()
      })
    underWay.set(claim, { ride, over })
  }

  while (waiting.length > 0 && !isStopped && !smtp.isResting && !post.isStopping?.()) {
    const next = waiting.findIndex((claim) => !pace.isCrowded(hostOf(claim)))
    if (next < 0) break
    if (pace.hasRoom) begin(waiting.splice(next, 1)[0] as Claim)
    else await smtp.change()
  }
  const isCrowded = !isStopped && !smtp.isResting && !post.isStopping?.()
  const later = isCrowded ? nowIn(workspace) + CROWDED_MS * (1 + Math.random()) : null
  const left = waiting.splice(0)
  await untilSaved(log, () => returnClaims(pool, workspace.id, left, left.length > 0 ? later : null))

  while ([...underWay.values()].some(({ ride }) => !pace.isSlow(ride))) await smtp.change()
  const rest = Promise.all([...underWay.values()].map(({ over }) => over)).then(() => {
    clearInterval(heartbeat)
    if (failure !== undefined)
      log.error({ reason: reasonOf(failure) }, 'What became of a mail could not be written down.')
  })
  if (underWay.size > 0) smtp.leaveBehind(rest)
  else await rest
}

/** The receiving side, as far as it is known: the domain of the address. */
function hostOf({ mail }: Claim): string {
  return domainOf(mail.toEmail)
}
