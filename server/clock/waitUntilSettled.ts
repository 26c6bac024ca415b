import { setTimeout as pause } from 'node:timers/promises'
import type { DueWork } from '#engine/intake/dueWork.ts'

/** Milliseconds between two looks at what is due. */
const betweenLooks = 100
/** When nothing has changed for this long, nobody is working on it. */
const patience = 20_000
/** However well it goes. */
const longestWait = 10 * 60_000

/** Waits until nothing is due. Goes on as long as something changes, so that it lasts for many thousands of people, and
 *  gives up when nothing does. @returns whether nothing is left */
export async function waitUntilSettled(
  look: () => Promise<DueWork>,
  { now = Date.now, sleep = (ms: number): Promise<unknown> => pause(ms) } = {},
): Promise<boolean> {
  const began = now()
  let last = ''
  let changedAt = began
  for (;;) {
    const left: number[] = Object.values(await look())
    if (left.every((count) => count === 0)) return true
    const seen = left.join(' ')
    if (seen !== last) changedAt = now()
    last = seen
    if (now() - changedAt > patience || now() - began > longestWait) return false
    await sleep(betweenLooks)
  }
}
