import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { environmentOf, postgresAccount } from '#server/database/account.ts'
import { postgresBinaries } from '#server/database/binaries.ts'
import { makeCluster, readPassword } from '#server/database/makeCluster.ts'
import { freePort } from '#tests/support/freePort.ts'

const settings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=150',
  'timezone=UTC',
  'lc_messages=C',
  'jit=off',
]

/** A Postgres with everything that a crash must not lose switched on, which is stopped in the middle and started again on
 *  the same port. It ends with this process, whatever ends that. */
export class ChaosPostgres {
  readonly #cluster: string
  readonly #port: number
  readonly #binaries: string
  #child: ChildProcess | null = null
  restarts = 0

  private constructor(cluster: string, port: number, binaries: string) {
    this.#cluster = cluster
    this.#port = port
    this.#binaries = binaries
  }

  /** @param folder where its account may come in */
  static async start(folder: string): Promise<ChaosPostgres> {
    const account = postgresAccount()
    const binaries = postgresBinaries(account, folder)
    const cluster = path.join(folder, 'postgres')
    await makeCluster(cluster, binaries, account)
    const server = new ChaosPostgres(cluster, await freePort(), binaries.folder)
    await server.#launch()
    return server
  }

  get url(): string {
    return `postgresql://polku:${readPassword(this.#cluster)}@127.0.0.1:${this.#port}/postgres`
  }

  /** Stops at once, as if the power had gone, and comes back by its log. @param away milliseconds that it stays away */
  async restart(away: number): Promise<void> {
    this.restarts++
    await this.#end('SIGQUIT')
    await pause(away)
    await this.#launch()
  }

  async stop(): Promise<void> {
    await this.#end('SIGINT')
  }

  async #end(signal: 'SIGQUIT' | 'SIGINT'): Promise<void> {
    const child = this.#child
    this.#child = null
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }

  async #launch(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const child = spawn(
        path.join(this.#binaries, 'bin/postgres'),
        ['-D', this.#cluster, '-p', String(this.#port), ...settings.flatMap((setting) => ['-c', setting])],
        { ...environmentOf(postgresAccount()), stdio: ['ignore', 'ignore', 'pipe'], detached: true },
      )
      const end = () => void child.kill('SIGINT')
      process.once('exit', end)
      child.once('exit', () => process.off('exit', end))
      let log = ''
      const ready = new Promise<boolean>((resolve) => {
        child.stderr?.on('data', (chunk: Buffer) => {
          log = (log + chunk.toString()).slice(-4000)
          if (log.includes('ready to accept connections')) resolve(true)
        })
        child.once('exit', () => resolve(false))
      })
      if (await ready) {
        this.#child = child
        return
      }
      // The children of a postmaster that was stopped hard may still be letting go.
      if (attempt === 40) throw new Error(`Postgres does not come back:\n${log}`)
      await pause(100)
    }
  }
}
