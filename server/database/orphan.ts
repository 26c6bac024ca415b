import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { StartUpFailure } from '../startUp/startUpFailure.ts'
import { commandOf, isAlive } from './processes.ts'

/**
 * Stops the Postgres that a killed run left on this cluster, and removes the pid file of one that is gone.
 * A living process that merely was given the number of the old one is left alone.
 */
export async function stopOrphan(cluster: string): Promise<void> {
  const file = path.join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  const isOurs = () => pid > 0 && isAlive(pid) && commandOf(pid).includes(cluster)

  for (const [signal, patience] of [
    ['SIGINT', 15_000],
    ['SIGQUIT', 5_000],
  ] as const) {
    if (!isOurs()) break
    process.kill(pid, signal)
    await until(() => !isOurs(), patience)
  }
  if (isOurs())
    throw new StartUpFailure(
      `A Postgres from an earlier run (process ${pid}) holds ${cluster} and does not stop. End it with: kill -QUIT ${pid}`,
    )
  rmSync(file, { force: true })
}

async function until(holds: () => boolean, patience: number): Promise<void> {
  const end = performance.now() + patience
  while (!holds() && performance.now() < end) await pause(20)
}
