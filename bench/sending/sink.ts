import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

// A mail server in a process of its own: takes everything, keeps nothing, and counts.

export interface SinkCount {
  readonly mails: number
  readonly signed: number
  readonly bytes: number
}

let mails = 0
let signed = 0
let bytes = 0
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  maxClients: 200,
  logger: false,
  onData(stream, _session, done) {
    let isFirst = true
    stream.on('data', (chunk: Buffer) => {
      if (isFirst && chunk.toString('latin1', 0, 200).startsWith('DKIM-Signature:')) signed++
      isFirst = false
      bytes += chunk.length
    })
    stream.on('end', () => {
      mails++
      done()
    })
  },
})
server.on('error', () => undefined)
server.listen(0, '127.0.0.1')
await once(server.server, 'listening')
process.send?.((server.server.address() as AddressInfo).port)
process.on('message', () => {
  process.send?.({ mails, signed, bytes } satisfies SinkCount)
  mails = signed = bytes = 0
})
