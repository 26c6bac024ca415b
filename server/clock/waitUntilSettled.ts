import { setTimeout as pause } from 'node:timers/promises'

/** Milliseconds between two looks at what is due. */
const betweenLooks = 100
/** Without any progress for this long, nobody is working on it. */
const patience = 20_000
/** However well it goes. */
const longestWait = 10 * 60_000

/** Waits until nothing is due. Goes on as long as there is progress, so that it lasts for thousands of people, and gives
 *  up when there is none. @returns whether nothing is left */
export async function waitUntilSettled(
  countDue: () => Promise<number>,
  { now = Date.now, sleep = (ms: number): Promise<unknown> => pause(ms) } = {},
): Promise<boolean> {
  const began = now()
  let fewest = Number.POSITIVE_INFINITY
  let progressAt = began
  for (;;) {
    const due = await countDue()
    if (due === 0) return true
    if (due < fewest) {
      fewest = due
      progressAt = now()
    }
    if (now() - progressAt > patience || now() - began > longestWait) return false
    await sleep(betweenLooks)
  }
}
