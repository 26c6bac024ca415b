import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/**
 * Stands between a client and Postgres, and loses answers: a statement goes through and is done, and what Postgres says of
 * it never arrives; the connection breaks instead.
 */
export class PgProxy {
  readonly #to: URL
  readonly #server = createServer((client) => this.#join(client))
  readonly #sockets = new Set<Socket>()
  #words: string | null = null
  #skip = 0
  /** Answers that were lost. */
  lost = 0

  /** @param url of Postgres */
  constructor(url: string) {
    this.#to = new URL(url)
  }

  /** @returns the same address by way of here */
  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    const here = new URL(this.#to)
    here.hostname = '127.0.0.1'
    here.port = String((this.#server.address() as AddressInfo).port)
    return here.toString()
  }

  /** The answer to the next message that holds these words is lost. @param skip how many of them to let pass first */
  lose(words: string, skip = 0): void {
    this.#words = words
    this.#skip = skip
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    this.#server.close()
    await once(this.#server, 'close')
  }

  #join(client: Socket): void {
    const server = connect(Number(this.#to.port), this.#to.hostname)
    let losing = false
    const end = () => {
      client.destroy()
      server.destroy()
    }
    for (const socket of [client, server]) {
      this.#sockets.add(socket)
      socket.setNoDelay(true)
      socket.on('error', end)
      socket.on('close', () => {
        this.#sockets.delete(socket)
        end()
      })
    }
    client.on('data', (chunk) => {
      losing ||= this.#isLost(chunk)
      server.write(chunk)
    })
    server.on('data', (chunk) => {
      // Postgres speaks when it is done: what was asked is committed by now.
      if (!losing) client.write(chunk)
      else {
        this.lost++
        end()
      }
    })
  }

  #isLost(chunk: Buffer): boolean {
    if (this.#words === null || !chunk.includes(this.#words)) return false
    if (this.#skip-- > 0) return false
    this.#words = null
    return true
  }
}
