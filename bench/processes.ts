import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

/** What a process says of itself when it is done. */
export interface ProcessReport {
  /** Seconds of processor since the start was given. */
  readonly cpuSeconds: number
  readonly rssMb: number
  /** What a cell of its own adds. */
  readonly more?: Readonly<Record<string, unknown>>
}

/** In a process of its own: makes ready, waits for the start, works, waits for the stop if there is one, and reports. */
export async function runProcess<Order>(
  prepare: (order: Order) => Promise<{
    work: () => Promise<unknown>
    /** Given when the work goes on until it is told to stop. */
    stop?: () => Promise<unknown>
    end?: () => Promise<unknown>
  }>,
): Promise<void> {
  try {
    const { work, stop, end } = await prepare(JSON.parse(process.argv[2] ?? '{}') as Order)
    process.send?.('ready')
    await once(process, 'message')
    const before = process.cpuUsage()
    const worked = await work()
    if (stop) await once(process, 'message')
    const { user, system } = process.cpuUsage(before)
    const more = (stop ? await stop() : worked) as ProcessReport['more']
    const report: ProcessReport = { cpuSeconds: (user + system) / 1e6, rssMb: ownPeakMb(), ...(more && { more }) }
    process.send?.(report)
    await end?.()
    process.exit(0)
  } catch (error) {
    console.error(error)
    process.exit(1)
  }
}

/** The most memory that this process has held. */
function ownPeakMb(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024)
}

export interface ManyReports {
  readonly seconds: number
  readonly reports: readonly ProcessReport[]
}

/** Told when the measured time begins and ends. */
export interface Watch {
  begin(): void
  end(): void
}

interface ProcessOptions {
  /** Resolves when all is done; then the processes are told to stop. Absent: they know themselves. */
  readonly until?: () => Promise<void>
  readonly execArgv?: readonly string[]
  readonly watch?: Watch
}

/** Starts one process an order, gives them the start together, and waits for what they report. */
export async function runProcesses(
  file: string,
  orders: readonly unknown[],
  { until, execArgv = [], watch }: ProcessOptions = {},
): Promise<ManyReports> {
  const module = path.join(import.meta.dirname, file)
  const children = orders.map((order) =>
    fork(module, [JSON.stringify(order)], {
      execArgv: ['--import', 'tsx', ...execArgv],
      env: { ...process.env, NODE_ENV: 'production' },
    }),
  )
  try {
    await Promise.all(children.map(message))
    watch?.begin()
    const begun = performance.now()
    const reported = children.map(message)
    for (const child of children) child.send('go')
    if (until) {
      await Promise.race([until(), ...reported])
      const seconds = (performance.now() - begun) / 1000
      watch?.end()
      for (const child of children) child.send('stop')
      return { seconds, reports: (await Promise.all(reported)) as ProcessReport[] }
    }
    const reports = (await Promise.all(reported)) as ProcessReport[]
    const seconds = (performance.now() - begun) / 1000
    watch?.end()
    return { seconds, reports }
  } finally {
    for (const child of children) if (child.exitCode === null) child.kill()
  }
}

/** The next message of a process. @throws when it ends before */
function message(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`A measured process ended by itself (${code}).`))
    child.once('exit', ended)
    child.once('message', (said) => {
      child.off('exit', ended)
      resolve(said)
    })
  })
}
