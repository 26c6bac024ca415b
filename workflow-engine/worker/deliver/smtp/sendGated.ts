import { Readable } from 'node:stream'
import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { Reply } from './judgeReply.ts'

/** What became of one mail. Only `inDoubt` is not certain. */
export type Sending =
  | { readonly kind: 'sent'; readonly response: string }
  | { readonly kind: 'refused'; readonly reply: Reply }
  /** Lost before the last byte left: it was certainly not accepted. */
  | { readonly kind: 'lost'; readonly reason: string }
  /** The gate stayed shut: this mail is no longer ours. Certainly not accepted. */
  | { readonly kind: 'fenced' }
  /** The gate stayed shut: sending has been stopped meanwhile. Certainly not accepted. */
  | { readonly kind: 'stopped' }
  /** Lost after the last byte left: nobody can know from here. */
  | { readonly kind: 'inDoubt'; readonly reason: string }

/** What the gate says: the last byte may leave; this mail is no longer ours; sending has been stopped. */
export type Gate = 'open' | 'lost' | 'stopped'

/** Milliseconds that each stage may last. */
export interface StageLimits {
  /** MAIL and RCPT, 5 minutes, and the answer to DATA, 2. */
  readonly envelope: number
  /** The body, up to the last byte. */
  readonly body: number
  /** From the last byte to the answer. RFC 5321 §4.5.3.2.6: 10 minutes, or copies follow. */
  readonly answer: number
}

export const stageLimits: StageLimits = { envelope: 7 * 60_000, body: 3 * 60_000, answer: 10 * 60_000 }

export interface Envelope {
  readonly from: string
  readonly to: string
}

/**
 * Offers one mail over an open connection.
 *
 * D1. The terminating dot leaves only after `openGate` has answered open, and by then that answer is committed.
 * D2. Whatever fails before the dot is certain (`lost`, `refused`, `fenced`, `stopped`) and may be offered again; what fails after
 *     it without an answer is `inDoubt`, and must not be.
 * @param openGate called once, when the whole body but the dot is under way
 */
export function sendGated(
  connection: SMTPConnection,
  envelope: Envelope,
  raw: Buffer,
  openGate: () => Promise<Gate>,
  limits: StageLimits = stageLimits,
): Promise<Sending> {
  return new Promise((resolve) => {
    let begun = false
    let released = false
    let over = false
    let timer: NodeJS.Timeout | undefined

    const finish = (sending: Sending) => {
      if (over) return
      over = true
      clearTimeout(timer)
      body.destroy()
      // After a definite answer the connection is good for the next mail; in the middle of a body it never is.
      const clean = sending.kind === 'sent' || (sending.kind === 'refused' && (released || !begun))
      if (!clean) connection.close()
      resolve(sending)
    }
    const giveUp = (reason: string) => finish({ kind: released ? 'inDoubt' : 'lost', reason })
    const limit = (stage: keyof StageLimits) => {
      clearTimeout(timer)
      timer = setTimeout(() => giveUp(`No answer in time (${stage}).`), limits[stage])
    }

    const body = gatedBody(raw, {
      begun() {
        begun = true
        limit('body')
      },
      async open() {
        const gate = await openGate()
        if (over) return false
        if (gate === 'open' && hasEnded(connection)) {
          giveUp('The connection ended before the last byte.')
          return false
        }
        if (gate === 'open') {
          released = true
          limit('answer')
        } else finish({ kind: gate === 'lost' ? 'fenced' : 'stopped' })
        return gate === 'open'
      },
      failed: (error) => giveUp(error.message),
    })

    limit('envelope')
    connection.send({ from: envelope.from, to: [envelope.to], size: raw.length }, body, (error, info) => {
      if (!error) {
        if (released) finish({ kind: 'sent', response: info?.response ?? '' })
        else giveUp('The server answered before it had the whole mail.')
      } else if (error.responseCode) {
        const reply = { code: error.responseCode, text: error.response ?? error.message, command: error.command ?? '' }
        finish({ kind: 'refused', reply })
      } else giveUp(error.message)
    })
  })
}

/** A connection that the other side has ended takes no byte more, also when nobody has been told of it yet. */
const hasEnded = ({ destroyed, _socket }: SMTPConnection): boolean =>
  destroyed || (Boolean(_socket) && _socket !== false && (_socket?.readableEnded || _socket?.destroyed)) === true

interface Doorkeeper {
  begun: () => void
  open: () => Promise<boolean>
  failed: (error: Error) => void
}

/** All bytes at once, and the end of the stream, which becomes the dot, only through the gate. */
function gatedBody(raw: Buffer, gate: Doorkeeper): Readable {
  let begun = false
  const body = new Readable({
    // The end is asked for only after the body has been taken.
    highWaterMark: 1,
    read() {
      if (begun) {
        gate.open().then(
          (open) => open && this.push(null),
          (error: unknown) => gate.failed(error instanceof Error ? error : new Error(String(error))),
        )
        return
      }
      begun = true
      gate.begun()
      this.push(raw)
    },
  })
  return body
}
