import nodemailer from 'nodemailer'
import { runProcess } from '../processes.ts'

// Nodemailer by itself: the same mail for everybody, written already, signed and sent over as many connections as our sender
// has. No outbox, no claim, no merging, no links of one's own, no word of what became of a mail.

export interface NodemailerOrder {
  readonly port: number
  readonly count: number
  readonly html: string
  readonly text: string
  readonly domain: string
  readonly privateKey: string
}

const CONNECTIONS = 8

await runProcess<NodemailerOrder>(async ({ port, count, html, text, domain, privateKey }) => {
  const transport = nodemailer.createTransport({
    host: '127.0.0.1',
    port,
    ignoreTLS: true,
    pool: true,
    maxConnections: CONNECTIONS,
    maxMessages: 100,
    dkim: { domainName: domain, keySelector: 'bench', privateKey },
  })
  return {
    work: async () => {
      let next = 1
      const lane = async () => {
        while (next <= count) {
          const n = next++
          await transport.sendMail({
            from: { name: 'Anna Virta', address: `anna@${domain}` },
            to: { name: `First${n} Last`, address: `p${n}@example${n % 997}.com` },
            subject: `The second guide for First${n}`,
            html,
            text,
            headers: {
              'List-Unsubscribe': `<https://polku.example/u/${n}>`,
              'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
            },
          })
        }
      }
      await Promise.all(Array.from({ length: CONNECTIONS * 4 }, lane))
    },
    end: async () => transport.close(),
  }
})
