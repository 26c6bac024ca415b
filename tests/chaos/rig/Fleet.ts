import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

export type Role = 'worker' | 'sender'

export interface Hand {
  readonly role: Role
  readonly child: ChildProcess
  /** performance.now() at its start. */
  readonly since: number
  stopped: boolean
}

/** A process that is younger may still be on its way up. */
const GROWN_MS = 4000

/** Worker and sender processes of its own, each known by its number and ended by it, never by a name. */
export class Fleet {
  readonly #env: Readonly<Record<string, string>>
  readonly #hands = new Set<Hand>()
  #ending = false
  kills = 0
  /** What they said that was worse than a warning. */
  readonly complaints: string[] = []

  constructor(env: Readonly<Record<string, string>>) {
    this.#env = env
  }

  start(role: Role): void {
    const child = spawn(process.execPath, ['--import', 'tsx', 'workflow-engine/worker/main.ts', role], {
      env: { ...process.env, ...this.#env, LOG_LEVEL: 'error' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const hand: Hand = { role, child, since: performance.now(), stopped: false }
    this.#hands.add(hand)
    const end = () => void child.kill('SIGKILL')
    process.once('exit', end)
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => this.complaints.push(...chunk.toString().split('\n').filter(isComplaint)))
    child.once('exit', () => {
      process.off('exit', end)
      this.#hands.delete(hand)
      // It was killed, or gave up because the database was away when it began: another takes its place.
      if (!this.#ending) this.start(role)
    })
  }

  /** Those that can be taken away while another one of their role goes on. */
  get spare(): readonly Hand[] {
    const running = [...this.#hands].filter(({ stopped }) => !stopped)
    const grown = running.filter(({ since }) => performance.now() - since > GROWN_MS)
    return running.filter((hand) => grown.some((other) => other !== hand && other.role === hand.role))
  }

  /** All that run. */
  get all(): readonly Hand[] {
    return [...this.#hands].filter(({ stopped }) => !stopped)
  }

  /** As if by kill -9. Another one is started in its place. @param seen called while it stands still, before it dies */
  async kill(hand: Hand, seen: () => Promise<void>): Promise<void> {
    this.freeze(hand)
    await seen()
    const gone = once(hand.child, 'exit')
    hand.child.kill('SIGKILL')
    await gone
    this.kills++
  }

  /** SIGSTOP: a suspended machine, a stalled disk. */
  freeze(hand: Hand): void {
    hand.stopped = hand.child.kill('SIGSTOP')
  }

  thaw(hand: Hand): void {
    hand.child.kill('SIGCONT')
    hand.stopped = false
  }

  /** SIGTERM, as a deploy does; whoever does not end by then is killed. @returns exit codes that were not 0 */
  async end(patience = 40_000): Promise<string[]> {
    this.#ending = true
    const ends = [...this.#hands].map(async (hand) => {
      this.thaw(hand)
      const gone = once(hand.child, 'exit')
      hand.child.kill('SIGTERM')
      const timer = setTimeout(() => hand.child.kill('SIGKILL'), patience)
      const [code, signal] = (await gone) as [number | null, string | null]
      clearTimeout(timer)
      return code === 0 ? [] : [`${hand.role} ${hand.child.pid} ended with ${signal ?? code}`]
    })
    return (await Promise.all(ends)).flat()
  }
}

/** One that is started while the database is away says so and ends, and is started again. */
const isComplaint = (line: string): boolean =>
  line !== '' && !line.startsWith('The database of DATABASE_URL cannot be reached')
