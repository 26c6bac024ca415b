/** What a server said, and to which command. */
export interface Reply {
  readonly code: number
  readonly text: string
  /** MAIL FROM, RCPT TO, DATA … */
  readonly command: string
}

/**
 * later: offer it again. bounce: the address does not exist. policy, content: this mail is refused for who sends it, or
 * for what it is; the person has nothing to do with it. never: refused without a reason that we know. transport: we are
 * not let in, and every other mail would meet the same.
 */
export type Verdict = 'later' | 'bounce' | 'policy' | 'content' | 'never' | 'transport'

interface Rule {
  readonly verdict: Verdict
  /** What must match of the code, the enhanced code (RFC 3463; "" without one), the text and the command. */
  readonly code?: RegExp
  readonly enhanced?: RegExp
  readonly text?: RegExp
  readonly command?: RegExp
}

const recipient = /^(RCPT TO|DATA)$/
/** Without an enhanced code, or with one that says nothing, only the words tell. */
const mute = /^$|^5\.(0\.0|1\.0)$/
const noSuchUser =
  /(user|mailbox|recipient|address|account)\b.*\b(unknown|not found|does ?n.t exist|does not exist|invalid|disabled)|no such (user|mailbox|recipient|person|address)|(unknown|invalid) (user|mailbox|recipient|address)/i

/** The first that matches decides. A wrong bounce loses a person, so whatever is not sure is none. */
const rules: readonly Rule[] = [
  { verdict: 'transport', code: /^(530|534|535|538)$/ },
  { verdict: 'transport', code: /^5/, enhanced: /^5\.7\.(8|9|11)$/, command: /^(AUTH|MAIL FROM)/ },
  {
    verdict: 'transport',
    code: /^5/,
    text: /authentication (is )?required|not logged in|must issue a starttls/i,
    command: /^MAIL FROM$/,
  },
  { verdict: 'later', code: /^4/ },
  // The mailbox is full; another day it is not.
  { verdict: 'later', enhanced: /^5\.2\.2$/ },
  {
    verdict: 'later',
    enhanced: mute,
    text: /(mailbox|quota|storage).*(full|exceed|limit)|over ?quota|exceeded storage/i,
    command: recipient,
  },
  { verdict: 'policy', enhanced: /^5\.7\./ },
  { verdict: 'policy', enhanced: /^5\.1\.(7|8)$/ },
  { verdict: 'content', enhanced: /^5\.(2\.3|3\.4|6\.\d+)$/ },
  { verdict: 'bounce', enhanced: /^5\.(1\.(1|2|3|6|10)|2\.1)$/, command: recipient },
  {
    verdict: 'policy',
    enhanced: mute,
    text: /spam|block(ed|list)|blacklist|reputation|polic(y|ies)|dmarc|\bspf\b|\bdkim\b|\brbl\b|dnsbl|greylist/i,
  },
  { verdict: 'content', enhanced: mute, text: /too (large|big)|size|virus|malware|content|attachment/i },
  { verdict: 'bounce', enhanced: mute, text: noSuchUser, command: /^RCPT TO$/ },
  { verdict: 'never' },
]

/** What a refusal means for the mail, the person and the transport. */
export function judgeReply({ code, text, command }: Reply): Verdict {
  const enhanced = /^\d{3}[ -](?:#|\()?(\d\.\d{1,3}\.\d{1,3})\b/.exec(text)?.[1] ?? ''
  const found = rules.find(
    (rule) =>
      (rule.code?.test(String(code)) ?? true) &&
      (rule.enhanced?.test(enhanced) ?? true) &&
      (rule.text?.test(text) ?? true) &&
      (rule.command?.test(command) ?? true),
  )
  return found?.verdict ?? 'never'
}
