import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

export type Stage = 'greeting' | 'EHLO' | 'MAIL' | 'RCPT' | 'DATA' | 'dot'

/** An SMTP server that takes everything, and before it answers at a stage waits for whoever holds it up there. */
export class PatientSink {
  readonly #server = createServer((socket) => {
    // Whoever hangs up has nothing more to hear.
    this.#talk(socket).catch(() => undefined)
  })
  readonly #sockets = new Set<Socket>()
  /** Message-IDs of what it has, once for every copy. */
  readonly taken: string[] = []
  /** Called before each answer. */
  hold: (stage: Stage) => Promise<void> = () => Promise.resolve()

  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    return `smtp://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    this.#server.close()
    await once(this.#server, 'close')
  }

  async #talk(socket: Socket): Promise<void> {
    this.#sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => this.#sockets.delete(socket))
    const say = async (stage: Stage, line: string) => {
      await this.hold(stage)
      if (socket.writable) socket.write(`${line}\r\n`)
    }
    await say('greeting', '220 sink')
    let heard = ''
    let body: string | null = null
    for await (const chunk of socket) {
      heard += String(chunk)
      for (;;) {
        if (body !== null) {
          const end = heard.indexOf('\r\n.\r\n')
          if (end < 0) break
          this.taken.push(/^Message-ID: <(.+)>/im.exec(heard)?.[1] ?? 'none')
          heard = heard.slice(end + 5)
          body = null
          await say('dot', '250 taken')
          continue
        }
        const end = heard.indexOf('\r\n')
        if (end < 0) break
        const verb = heard.slice(0, 4).toUpperCase()
        heard = heard.slice(end + 2)
        if (verb === 'QUIT') {
          socket.end('221 bye\r\n')
          return
        }
        if (verb === 'DATA') body = ''
        if (verb === 'EHLO' || verb === 'MAIL' || verb === 'RCPT') await say(verb, '250 ok')
        else if (verb === 'DATA') await say(verb, '354 go on')
        else socket.write('250 ok\r\n')
      }
    }
  }
}
