import { describe, expect, test } from 'vitest'
import { judgeReply, type Verdict } from '#engine/worker/deliver/smtp/judgeReply.ts'
import { outcomeOf } from '#engine/worker/deliver/smtp/outcomeOf.ts'

// What servers say, as they say it, and what it means: for the mail, for the person and for everybody else's mail.

const said: Readonly<Record<Verdict, readonly (readonly [string, string])[]>> = {
  // Offered again by the schedule; nobody is to blame.
  later: [
    ['RCPT TO', '421 4.7.0 Try again later, closing connection'],
    ['MAIL FROM', '421 4.3.2 Service not available'],
    ['RCPT TO', '421 Too many concurrent SMTP connections'],
    ['RCPT TO', '450 4.2.0 <maria@varis.example>: Recipient address rejected: Greylisted'],
    ['RCPT TO', '450 4.1.1 User unknown, try again'],
    ['RCPT TO', '450 4.4.62 Mail sent to the wrong Office 365 region'],
    ['RCPT TO', '451 4.7.1 Greylisting in action, please come back later'],
    ['RCPT TO', '451 4.7.500 Server busy. Please try again later'],
    ['DATA', '451 4.3.0 Temporary lookup failure'],
    ['DATA', '451 4.7.650 The mail server has been temporarily rate limited due to IP reputation'],
    ['RCPT TO', '452 4.2.2 The email account that you tried to reach is over quota'],
    ['RCPT TO', '452 4.5.3 Too many recipients'],
    ['MAIL FROM', '452 4.3.1 Insufficient system storage'],
    ['AUTH PLAIN', '454 4.7.0 Temporary authentication failure'],
    ['DATA', '421 4.7.28 Our system has detected an unusual rate of unsolicited mail'],
    // Full today, not for ever.
    ['RCPT TO', '552 5.2.2 The email account that you tried to reach is over quota'],
    ['RCPT TO', '550 5.2.2 Mailbox full'],
    ['RCPT TO', '552 Requested mail action aborted: exceeded storage allocation'],
    ['RCPT TO', '550 Mailbox quota exceeded'],
  ],
  // The address does not exist: never written to again.
  bounce: [
    ['RCPT TO', '550 5.1.1 <x@varis.example>: Recipient address rejected: User unknown in virtual mailbox table'],
    ['RCPT TO', '550-5.1.1 The email account that you tried to reach does not exist. Please try'],
    ['RCPT TO', '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup'],
    ['RCPT TO', '550 #5.1.1 Unknown user'],
    ['RCPT TO', '550 5.1.2 Host unknown'],
    ['RCPT TO', '553 5.1.3 Bad recipient address syntax'],
    ['RCPT TO', '551 5.1.6 The mailbox has moved, no forwarding address'],
    ['RCPT TO', '556 5.1.10 Recipient address has null MX'],
    ['DATA', '550 5.2.1 The email account that you tried to reach is disabled'],
    ['DATA', '550 5.1.1 no such user'],
    ['RCPT TO', '550 No such user here'],
    ['RCPT TO', '550 Unknown recipient'],
    ['RCPT TO', '550 Requested action not taken: mailbox does not exist'],
    ['RCPT TO', '554 5.0.0 User unknown'],
    ['RCPT TO', '550 #5.1.0 Address rejected: invalid mailbox'],
  ],
  // Who sends it, from where, or with which signature: the person has nothing to do with it.
  policy: [
    ['RCPT TO', '550 5.7.1 Service unavailable, client host blocked using Spamhaus'],
    ['RCPT TO', '554 5.7.1 <x@varis.example>: Relay access denied'],
    ['DATA', '550 5.7.26 Unauthenticated email is not accepted due to the domain’s DMARC policy'],
    ['DATA', '550 5.7.25 The IP address sending this message does not have a PTR record'],
    ['DATA', '550 5.7.29 This mail was not sent over TLS'],
    ['DATA', '550 5.7.515 Access denied, sending domain does not meet the required authentication level'],
    ['RCPT TO', '550 5.7.133 Sender not authenticated for group'],
    ['MAIL FROM', '550 5.1.8 Sender address rejected: Domain not found'],
    ['MAIL FROM', '553 5.1.7 Bad sender address syntax'],
    ['RCPT TO', '550 Blocked by our spam filter'],
    ['DATA', '554 Message rejected due to poor reputation of the sender'],
    ['RCPT TO', '550 Your address is on a blacklist'],
  ],
  // What it is.
  content: [
    ['MAIL FROM', '552 5.3.4 Message size exceeds fixed limit'],
    ['DATA', '552 5.2.3 Message exceeds the maximum size'],
    ['DATA', '554 5.6.0 Invalid header'],
    ['DATA', '550 5.6.11 Invalid characters'],
    ['DATA', '554 Virus found in the message'],
    ['MAIL FROM', '552 Message too large'],
  ],
  // Refused, and nobody knows why: this mail alone.
  never: [
    ['RCPT TO', '550 Denied'],
    ['DATA', '554 No'],
    ['DATA', '554 Transaction failed'],
    ['MAIL FROM', '550 5.1.1 Sender unknown'],
    ['RCPT TO', '550 5.4.1 Recipient address rejected: Access denied'],
    ['RCPT TO', '503 5.5.1 Bad sequence of commands'],
    ['RCPT TO', '501 Syntax error in parameters'],
    ['DATA', '550 User unknown'],
  ],
  // Every other mail would be answered so.
  transport: [
    ['AUTH PLAIN', '535 5.7.8 Username and password not accepted'],
    ['AUTH LOGIN', '535 Incorrect authentication data'],
    ['MAIL FROM', '530 5.7.0 Must issue a STARTTLS command first'],
    ['MAIL FROM', '530 Authentication required'],
    ['AUTH PLAIN', '534 5.7.9 Application-specific password required'],
    ['AUTH PLAIN', '538 5.7.11 Encryption required for requested authentication mechanism'],
    ['MAIL FROM', '550 5.7.1 Authentication is required to send mail'],
    ['MAIL FROM', '553 Sender address rejected: not logged in'],
  ],
}

const all = Object.entries(said).flatMap(([verdict, lines]) =>
  lines.map(([command, text]) => ({ verdict: verdict as Verdict, command, text })),
)

test('there are enough of them', () => expect(all.length).toBeGreaterThanOrEqual(60))

describe.each(all)('“$text” at $command', ({ verdict, command, text }) => {
  const reply = { code: Number(text.slice(0, 3)), text, command }

  test(`means ${verdict}`, () => expect(judgeReply(reply)).toBe(verdict))

  test('and only what may go through another day is offered again', () => {
    const { outcome } = outcomeOf({ kind: 'refused', reply }, 0, 0)
    expect(outcome?.state).toBe(verdict === 'later' || verdict === 'transport' ? 'pending' : 'failed')
    expect(outcome?.attempted).toBe(verdict !== 'transport')
    expect(outcome?.dueAt === null).toBe(verdict !== 'later')
  })
})
