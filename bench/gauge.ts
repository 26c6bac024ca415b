import { readdirSync, readFileSync } from 'node:fs'
import os from 'node:os'

/** Processor seconds so far. */
export interface Gauge {
  /** Everything on this machine. */
  readonly machine: number
  /** Postgres, all of it. */
  readonly postgres: number
  /** This process. */
  readonly self: number
}

/** What the processors have done so far; null where that cannot be read (no Linux, or Postgres elsewhere).
 *  Unlike the clock, processor seconds say nearly the same on a busy machine. */
export function readGauge(postmaster: number | null): Gauge | null {
  if (postmaster === null) return null
  try {
    const [user = 0, nice = 0, system = 0, , , irq = 0, soft = 0] =
      readFileSync('/proc/stat', 'utf8').split('\n', 1)[0]?.trim().split(/\s+/).slice(1).map(Number) ?? []
    const { user: own, system: ownSystem } = process.cpuUsage()
    return {
      machine: (user + nice + system + irq + soft) / 100,
      postgres: familySeconds(postmaster),
      self: (own + ownSystem) / 1e6,
    }
  } catch {
    return null
  }
}

/** A process, its children, and those of them that have ended. */
function familySeconds(pid: number): number {
  const own = readStat(pid)
  let ticks = own ? sum(own, 11, 12, 13, 14) : 0
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? readStat(Number(name)) : null
    if (stat && Number(stat[1]) === pid) ticks += sum(stat, 11, 12)
  }
  return ticks / 100
}

/** Seconds of one process; 0 when it is gone. */
export function processSeconds(pid: number): number {
  const stat = readStat(pid)
  return stat ? sum(stat, 11, 12) / 100 : 0
}

function readStat(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return null
  }
}

const sum = (stat: readonly string[], ...fields: number[]) => fields.reduce((ticks, n) => ticks + Number(stat[n]), 0)

/** What the figures were measured on. */
export function machineName(): string {
  return `${os.cpus().length} × ${os.cpus()[0]?.model.trim()}, ${Math.round(os.totalmem() / 2 ** 30)} GiB, Node ${process.version}`
}

/** Of the last minute. */
export function loadAverage(): number {
  return Number((os.loadavg()[0] ?? 0).toFixed(1))
}
