import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Reply {
  readonly status?: number
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Ends the connection instead of answering. */
  readonly hangUp?: boolean
  /** Never answers. */
  readonly hang?: boolean
}

/** A receiver of webhooks that answers as a test says. */
export class WebhookSink {
  readonly #server = createServer((request, response) => void this.#take(request, response))
  readonly seen: { headers: Record<string, string>; body: string }[] = []
  /** The next answers; then, and else, `otherwise`. */
  readonly replies: Reply[] = []
  otherwise: Reply = { status: 200, body: '{}' }
  /** Done before it answers. */
  whenSeen: () => Promise<unknown> = async () => undefined

  async listen(): Promise<void> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/hook?for=crm`
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    this.seen.push({ headers: request.headers as Record<string, string>, body: Buffer.concat(chunks).toString() })
    await this.whenSeen()
    const { status = 200, body = '', headers = {}, hangUp, hang } = this.replies.shift() ?? this.otherwise
    if (hang) return
    if (hangUp) request.socket.destroy()
    else response.writeHead(status, headers).end(body)
  }
}
