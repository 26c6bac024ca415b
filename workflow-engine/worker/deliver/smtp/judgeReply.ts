/** What a server said, and to which command. */
export interface Reply {
  readonly code: number
  readonly text: string
  /** MAIL FROM, RCPT TO, DATA … */
  readonly command: string
}

/** later: offer it again. never: this mail is refused. bounce: the address does not exist. transport: the fault is ours
 *  or the server's, and every other mail would meet it too. */
export type Verdict = 'later' | 'never' | 'bounce' | 'transport'

/** We are not let in: authentication, or encryption first. */
const shutOut = new Set([530, 534, 535, 538])
/** RFC 3463: no such mailbox, no such host, bad syntax, moved, null MX, disabled. Not policy, not size, not content. */
const deadAddress = /^5\.(1\.(1|2|3|6|10)|2\.1)$/
const noSuchUser =
  /(user|mailbox|recipient|address|account)\b.*\b(unknown|not found|does ?n.t exist|invalid|disabled)|no such (user|mailbox|recipient|person|address)|(unknown|invalid) (user|mailbox|recipient|address)/i

/** What a refusal means for the mail, the person and the transport. */
export function judgeReply({ code, text, command }: Reply): Verdict {
  if (shutOut.has(code)) return 'transport'
  if (code < 500) return 'later'
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(text)?.[1]
  if (command === 'MAIL FROM') return 'never'
  if (enhanced) return deadAddress.test(enhanced) ? 'bounce' : 'never'
  // Without a code of its own only a refused recipient whose reason says so counts: a wrong bounce loses a person.
  return command === 'RCPT TO' && noSuchUser.test(text) ? 'bounce' : 'never'
}
