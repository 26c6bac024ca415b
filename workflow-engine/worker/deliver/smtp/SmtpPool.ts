import { parseConnectionUrl } from 'nodemailer/lib/shared'
import SMTPConnection, { type SMTPConnectionAuth, type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection'
import { backoff } from '../../backoff.ts'

/** The server cannot be reached, or does not let us in. No mail is to blame. */
export class TransportDown extends Error {
  override readonly name = 'TransportDown'
}

/** More gain nothing in one process; the work of writing mail is the limit. */
const MAX_CONNECTIONS = 5
/** Servers like to see a connection end now and then. */
const MAILS_A_CONNECTION = 100
const IDLE_MS = 10_000
/** A wrong password is not tried again and again: servers lock the account. */
const SHUT_OUT_MS = 5 * 60_000

/** Open connections to the one SMTP server of this installation. */
export class SmtpPool {
  readonly #options: SMTPConnectionOptions
  readonly #auth: SMTPConnectionAuth | undefined
  readonly #idle: { connection: SMTPConnection; timer: NodeJS.Timeout }[] = []
  readonly #used = new WeakMap<SMTPConnection, number>()
  readonly #open = new Set<SMTPConnection>()
  #failures = 0
  #restUntil = 0

  readonly size = MAX_CONNECTIONS

  /** @param url smtp://user:password@host:port or smtps://…; further options of nodemailer as query parameters */
  constructor(url: string) {
    const { auth, ...options } = parseConnectionUrl(url) as SMTPConnectionOptions & { auth?: SMTPConnectionAuth }
    this.#auth = auth
    this.#options = {
      connectionTimeout: 30_000,
      greetingTimeout: 30_000,
      // sendGated has limits of its own for each stage; this one only ends what they forgot.
      socketTimeout: 11 * 60_000,
      ...options,
      logger: false,
    }
  }

  /** True for a while after the server could not be reached; the longer, the more often. */
  get isResting(): boolean {
    return performance.now() < this.#restUntil
  }

  /** @throws TransportDown */
  async acquire(): Promise<SMTPConnection> {
    for (let idle = this.#idle.pop(); idle; idle = this.#idle.pop()) {
      clearTimeout(idle.timer)
      if (!idle.connection.destroyed) return idle.connection
    }
    try {
      const connection = await this.#connect()
      this.#failures = 0
      this.#open.add(connection)
      connection.once('end', () => this.#open.delete(connection))
      return connection
    } catch (error) {
      const shutOut = error instanceof Error && 'code' in error && error.code === 'EAUTH'
      this.rest(shutOut ? SHUT_OUT_MS : undefined)
      throw new TransportDown(error instanceof Error ? error.message : String(error))
    }
  }

  /** Gives a connection back; one that has been closed or used enough is replaced by the next to ask. */
  release(connection: SMTPConnection): void {
    const used = (this.#used.get(connection) ?? 0) + 1
    this.#used.set(connection, used)
    if (connection.destroyed) return
    if (used >= MAILS_A_CONNECTION) connection.quit()
    else {
      const timer = setTimeout(() => {
        this.#idle.splice(
          this.#idle.findIndex((idle) => idle.connection === connection),
          1,
        )
        connection.quit()
      }, IDLE_MS)
      timer.unref()
      this.#idle.push({ connection, timer })
    }
  }

  /** No mail for a while. */
  rest(ms: number = backoff(this.#failures)): void {
    this.#failures++
    this.#restUntil = Math.max(this.#restUntil, performance.now() + ms)
  }

  close(): void {
    for (const { timer } of this.#idle.splice(0)) clearTimeout(timer)
    for (const connection of this.#open) connection.close()
  }

  #connect(): Promise<SMTPConnection> {
    return new Promise((resolve, reject) => {
      const connection = new SMTPConnection(this.#options)
      const fail = (error: unknown) => {
        connection.close()
        reject(error instanceof Error ? error : new Error('The server closed the connection.'))
      }
      connection.once('error', fail)
      connection.once('end', fail)
      connection.connect((error) => {
        if (error) return fail(error)
        const ready = () => {
          connection.off('error', fail)
          connection.off('end', fail)
          // Said again by send() to whoever is sending.
          connection.on('error', () => undefined)
          resolve(connection)
        }
        if (!this.#auth || !connection.allowsAuth) return ready()
        connection.login(this.#auth, (refused) => (refused ? fail(refused) : ready()))
      })
    })
  }
}
