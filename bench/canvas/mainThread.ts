import type { Browser, Page } from '@playwright/test'

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly ts: number
  readonly dur?: number
  readonly tdur?: number
  readonly pid: number
  readonly tid: number
  readonly args?: { readonly name?: string }
}

const mark = 'polku-move'

/** What tsx calls in functions that are sent into the page. */
const nameless = 'globalThis.__name = (made) => made'

/** Has the page mark every pointer move, wheel, key and press, so that a trace can be cut there. */
export async function markInputs(page: Page): Promise<void> {
  await page.addInitScript(nameless)
  await page.addInitScript((name) => {
    for (const type of ['pointermove', 'wheel', 'keydown', 'polku-tick'])
      addEventListener(type, () => performance.mark(name), { capture: true })
  }, mark)
}

/** What the main thread did for each input of `act`, in ms of processor: what others do on the machine hardly counts. */
export async function mainThreadMs(browser: Browser, page: Page, act: () => Promise<void>): Promise<MainThread> {
  await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing', '__metadata'] })
  await act()
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }
  const marks = traceEvents.filter(({ name }) => name === mark).sort((a, b) => a.ts - b.ts)
  const [first] = marks
  if (!first) throw new Error('The page has seen no input.')
  // The thread that saw the inputs is the page's main thread.
  const tasks = traceEvents.filter(
    ({ name, ph, pid, tid }) => name.endsWith('RunTask') && ph === 'X' && pid === first.pid && tid === first.tid,
  )
  const perInput = marks.map(() => 0)
  let longest = 0
  for (const { ts, dur = 0, tdur = dur } of tasks) {
    const after = marks.findLastIndex((one) => one.ts <= ts + dur)
    if (after < 0) continue
    perInput[after] = (perInput[after] as number) + tdur / 1000
    longest = Math.max(longest, tdur / 1000)
  }
  return { perInput: perInput.slice(1), longest }
}

export interface MainThread {
  /** The first one, which also warms up, is left out. */
  readonly perInput: readonly number[]
  readonly longest: number
}
