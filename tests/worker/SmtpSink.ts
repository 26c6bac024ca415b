import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { createServer } from 'node:net'

/** What the server answers to one mail. */
export type Manner =
  | 'take'
  /** Answers after the dot, or instead of RCPT or DATA. */
  | { readonly at: 'rcpt' | 'data' | 'dot' | 'mail'; readonly answer: string }
  /** Ends the connection instead of answering. */
  | { readonly at: 'rcpt' | 'data' | 'dot'; readonly drop: true }
  /** Ends the connection when it has seen so many bytes of the body. */
  | { readonly at: 'body'; readonly drop: true }
  /** Takes the whole mail and never answers. */
  | { readonly at: 'dot'; readonly hang: true }

export interface Taken {
  readonly to: string
  readonly from: string
  readonly raw: string
  readonly messageId: string
}

/** An SMTP server that does exactly what a test says, down to where it hangs up; smtp-server is too polite for that. */
export class SmtpSink {
  readonly #server = createServer((socket) => this.#talk(socket))
  readonly #sockets = new Set<Socket>()
  /** Every mail that was seen to its dot. */
  readonly seen: Taken[] = []
  /** Those of them that were accepted. */
  readonly taken: Taken[] = []
  connections = 0
  /** How often somebody gave a password. */
  logins = 0
  /** How to treat the next offers to an address; then, and else, mail is taken. */
  readonly manners = new Map<string, Manner[]>()
  /** Demanded of everybody when set. */
  password: string | null = null

  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    return this.url
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    this.#server.close()
    await once(this.#server, 'close')
  }

  #talk(socket: Socket): void {
    this.connections++
    this.#sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => this.#sockets.delete(socket))
    const say = (line: string) => socket.write(`${line}\r\n`)
    let from = ''
    let to = ''
    let body: string | null = null
    let rest = ''
    let manner: Manner = 'take'
    const at = (stage: 'mail' | 'rcpt' | 'data' | 'dot', otherwise: string) => {
      if (manner === 'take' || manner.at !== stage) return say(otherwise)
      if ('answer' in manner) return say(manner.answer)
      if ('drop' in manner) socket.destroy()
    }
    say('220 sink')
    socket.on('data', (chunk) => {
      rest += chunk.toString('latin1')
      for (;;) {
        if (body !== null) {
          const end = rest.indexOf('\r\n.\r\n')
          if (manner !== 'take' && manner.at === 'body' && rest.length > 200) {
            socket.destroy()
            return
          }
          if (end < 0) return
          body = rest.slice(0, end)
          rest = rest.slice(end + 5)
          const mail = { from, to, raw: body, messageId: /^Message-ID: <(.+)>/im.exec(body)?.[1] ?? '' }
          this.seen.push(mail)
          if (manner === 'take') this.taken.push(mail)
          body = null
          at('dot', '250 2.0.0 taken')
          continue
        }
        const end = rest.indexOf('\r\n')
        if (end < 0) return
        const line = rest.slice(0, end)
        rest = rest.slice(end + 2)
        if (/^EHLO/i.test(line))
          socket.write(this.password === null ? '250 sink\r\n' : '250-sink\r\n250 AUTH PLAIN\r\n')
        else if (/^AUTH/i.test(line)) {
          this.logins++
          const [, , given = ''] = Buffer.from(line.split(' ')[2] ?? '', 'base64')
            .toString()
            .split('\0')
          say(given === this.password ? '235 welcome' : '535 5.7.8 wrong password')
        } else if (/^MAIL/i.test(line)) {
          from = /<(.*)>/.exec(line)?.[1] ?? ''
          say('250 ok')
        } else if (/^RCPT/i.test(line)) {
          to = /<(.*)>/.exec(line)?.[1] ?? ''
          manner = this.manners.get(to)?.shift() ?? 'take'
          at('rcpt', '250 ok')
        } else if (/^DATA/i.test(line)) {
          if (manner === 'take' || manner.at !== 'data') body = ''
          at('data', '354 go on')
        } else if (/^RSET/i.test(line)) say('250 ok')
        else if (/^QUIT/i.test(line)) {
          say('221 bye')
          socket.end()
        } else say('500 what?')
      }
    })
  }
}
