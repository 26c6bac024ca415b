import { createHash } from 'node:crypto'
import { parseConnectionUrl } from 'nodemailer/lib/shared'
import SMTPConnection, { type SMTPConnectionAuth, type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection'
import { backoff } from '../../backoff.ts'
import { HostPace } from './HostPace.ts'

/** The server cannot be reached, or does not let us in. No mail is to blame. */
export class TransportDown extends Error {
  override readonly name = 'TransportDown'
  /** It was reached, and said no: every try would be answered so. */
  readonly isShutOut: boolean

  constructor(message: string, isShutOut: boolean) {
    super(message)
    this.isShutOut = isShutOut
  }
}

/** More gain nothing in one process; the work of writing mail is the limit. */
const SLOTS = 8
const SLOW_MS = 5000
/** Servers like to see a connection end now and then. */
const MAILS_A_CONNECTION = 100
const IDLE_MS = 10_000

/** Open connections to the one SMTP server of this installation. */
export class SmtpPool {
  readonly #options: SMTPConnectionOptions
  readonly #auth: SMTPConnectionAuth | undefined
  readonly #idle: { connection: SMTPConnection; timer: NodeJS.Timeout }[] = []
  readonly #used = new WeakMap<SMTPConnection, number>()
  readonly #open = new Set<SMTPConnection>()
  readonly #stragglers = new Set<Promise<void>>()
  #waiting: (() => void)[] = []
  #failures = 0
  #restUntil = 0
  /** Settles when the connection that is tried first has been made, or not. */
  #trial: Promise<unknown> | null = null
  #isProven = false

  /** Whose mail may go next. */
  readonly pace: HostPace
  readonly slowMs: number
  /** Names server and account without telling them: what a shut door is remembered by. */
  readonly key: string
  /** The server's name, for people. */
  readonly host: string

  /** @param url smtp://user:password@host:port or smtps://…; further options of nodemailer as query parameters */
  constructor(url: string, { slots = SLOTS, slowMs = SLOW_MS } = {}) {
    const { auth, ...options } = parseConnectionUrl(url) as SMTPConnectionOptions & { auth?: SMTPConnectionAuth }
    this.key = keyOf(url)
    this.host = options.host ?? ''
    this.pace = new HostPace({ slots, slowMs })
    this.slowMs = slowMs
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
    // While it is not known whether the server lets us in, one tries and the others wait for what comes of it.
    while (!this.#isProven && this.#trial) await this.#trial
    if (this.isResting) throw new TransportDown('The server could not be reached a moment ago.', false)
    const trying = this.#connect()
    if (!this.#isProven)
      this.#trial = trying
        .catch(() => undefined)
        .finally(() => {
          this.#trial = null
        })
    try {
      const connection = await trying
      this.#failures = 0
      this.#isProven = true
      this.#open.add(connection)
      connection.once('end', () => this.#open.delete(connection))
      return connection
    } catch (error) {
      this.#isProven = false
      this.rest()
      throw new TransportDown(
        error instanceof Error ? error.message : String(error),
        error instanceof Error && 'code' in error && error.code === 'EAUTH',
      )
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

  /** Resolves when a mail under way has arrived, or become slow: something that was not possible may be now. */
  change(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, Math.min(this.slowMs, 1000))
      function done() {
        clearTimeout(timer)
        resolve()
      }
      this.#waiting.push(done)
    })
  }

  changed(): void {
    for (const wake of this.#waiting.splice(0)) wake()
  }

  /** What takes so long that nobody waits for it, until it is over. */
  leaveBehind(slow: Promise<void>): void {
    const kept = slow.finally(() => this.#stragglers.delete(kept))
    this.#stragglers.add(kept)
  }

  /** Resolves when nothing is under way that was left behind. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#stragglers)
  }

  close(): void {
    for (const { timer } of this.#idle.splice(0)) clearTimeout(timer)
    for (const connection of this.#open) connection.close()
  }

  #connect(): Promise<SMTPConnection> {
    return new Promise((resolve, reject) => {
      const connection = new SMTPConnection(this.#options)
      const fail = (error: unknown) => {
        // First the reason: closing ends the connection, which comes here again.
        reject(error instanceof Error ? error : new Error('The server closed the connection.'))
        connection.close()
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

/** The same for the same server, account and password. Of the password so little goes in that it cannot be guessed from it. */
function keyOf(url: string): string {
  const { password, username, host, protocol } = new URL(url)
  const hash = (text: string) => createHash('sha256').update(text).digest('hex')
  return `${hash(`${protocol}//${username}@${host}`).slice(0, 16)}.${hash(`${host} ${password}`).slice(0, 3)}`
}
