import type { SendingResults } from '../results.ts'

/** Our sender beside nodemailer, in words. */
export function reportSending(results: SendingResults): string {
  const { machine, measuredAt, load, rounds, mails, bytesAMail, mailsPerSecond, ratio, processMicros, rssMb } = results
  return `## Sending
${mails.toLocaleString('en')} mails of ${Math.round(bytesAMail / 1024)} KiB, signed with DKIM (RSA, 2048 bits), into a mail server on the same machine, over 8 connections. Our sender takes them from the outbox, merges each for its person, gives each its own tracked links, commits before the last byte of each leaves and writes down what became of it; nodemailer sends one finished text to everybody and remembers nothing. Medians of ${rounds} interleaved rounds; ${machine}; ${measuredAt.slice(0, 10)}; load average ${load[0]} to ${load[1]}.

| | mails/s | processor µs a mail |
|---|---|---|
| our sender, 1 process | ${mailsPerSecond.ours} | ${processMicros.ours} |
| nodemailer alone | ${mailsPerSecond.nodemailer} | ${processMicros.nodemailer} |

**${Math.round(ratio * 100)} %** of what nodemailer signs and sends alone (goal ≥ 90 %). The sender holds ${rssMb} MB at most.
`
}
