import { gzipSync } from 'node:zlib'
import type { Browser, Page } from '@playwright/test'
import type { Graph } from '../../workflow-engine/program/graph.ts'
import { median, percentile } from '../statistics.ts'
import type { BenchInstallation } from './benchInstallation.ts'
import { plainDrawing } from './emptyPage.ts'
import { fakeNumbers, tick } from './fakeNumbers.ts'
import { carry, pan, untilPainted } from './gestures.ts'
import { mainThreadMs, markInputs } from './mainThread.ts'

/** How much slower the machine is that the budget is for. */
const slower = 4
const viewport = { width: 1440, height: 900 }

export interface Measures {
  readonly openMs: number
  readonly panP95Ms: number
  readonly dragMs: number
  readonly insertMs: number
  readonly undoMs: number
  readonly tickMs: number
  readonly tidyMs: number
  /** JavaScript that came before the first step could be pressed. */
  readonly scriptKb: number
}
export interface EmptyMeasures {
  readonly panP95Ms: number
  readonly dragMs: number
}

/** Measures one program in a fresh page. */
export async function measureCanvas(
  browser: Browser,
  { url, state, workspaceId }: BenchInstallation,
  graph: Graph,
  programId: number,
): Promise<Measures> {
  const context = await browser.newContext({ viewport, storageState: state, baseURL: url })
  try {
    const page = await context.newPage()
    const scripts: Promise<number>[] = []
    page.on('response', (response) => {
      if (!response.url().endsWith('.js')) return
      scripts.push(
        response.body().then(
          (body) => gzipSync(body).length,
          () => 0,
        ),
      )
    })
    await markInputs(page)
    await fakeNumbers(page, graph)
    const address = `/w/${workspaceId}/programs/${programId}`
    // Once to have everything in the browser's cache, as it is on any day but the first.
    await page.goto(address)
    await page.locator('.react-flow__node-step').first().waitFor()
    const scriptKb = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0) / 1024
    const openMs = await slowly(page, async () => {
      await page.goto(address)
      return page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            const look = () => {
              if (!document.querySelector('.react-flow__node-step')) return requestAnimationFrame(look)
              requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))
            }
            look()
          }),
      )
    })
    await tick(page, graph, 0)
    const ticks = await mainThreadMs(browser, page, async () => {
      for (let nth = 1; nth <= 6; nth += 1) {
        await tick(page, graph, nth)
        await page.waitForTimeout(60)
      }
    })
    const panned = await mainThreadMs(browser, page, () => pan(page))
    const card = await steadyCard(page)
    const carried = await mainThreadMs(browser, page, () => carry(page, card))
    await page.keyboard.press('Control+z')
    const { insertMs, undoMs } = await slowly(page, async () => {
      await card.click()
      await page.keyboard.press('Escape')
      const wait = page
        .getByRole('complementary', { name: 'Steps to add' })
        .getByRole('button', { name: 'Wait', exact: true })
      const times: { insert: number; undo: number }[] = []
      for (let n = 0; n < 3; n += 1) {
        const insert = await untilPainted(page, 'click', () => wait.click())
        await page.keyboard.press('Escape')
        await page.locator('.react-flow').hover({ position: { x: 10, y: 10 } })
        const undo = await untilPainted(page, 'keydown', () => page.keyboard.press('Control+z'))
        times.push({ insert, undo })
      }
      return { insertMs: median(times.map(({ insert }) => insert)), undoMs: median(times.map(({ undo }) => undo)) }
    })
    const tidyMs = await slowly(page, () => tidied(page))
    return {
      openMs,
      panP95Ms: percentile(panned.perInput, 0.95),
      dragMs: median(carried.perInput) * slower,
      insertMs,
      undoMs,
      tickMs: ticks.longest * slower,
      tidyMs,
      scriptKb,
    }
  } finally {
    await context.close()
  }
}

/** The same gestures on plain boxes. */
export async function measureEmpty(browser: Browser, url: string, graph: Graph): Promise<EmptyMeasures> {
  const page = await browser.newPage({ viewport })
  try {
    await markInputs(page)
    await page.addInitScript((drawing) => Object.assign(window, { drawing }), plainDrawing(graph))
    await page.goto(url)
    await page.locator('.react-flow__node').first().waitFor()
    const panned = await mainThreadMs(browser, page, () => pan(page))
    const carried = await mainThreadMs(browser, page, async () => carry(page, await steadyCard(page)))
    return { panP95Ms: percentile(panned.perInput, 0.95), dragMs: median(carried.perInput) * slower }
  } finally {
    await page.close()
  }
}

/** A card well inside the canvas. */
async function steadyCard(page: Page) {
  const id = await page.evaluate(() => {
    const canvas = document.querySelector('.react-flow')?.getBoundingClientRect() as DOMRect
    const cards = [...document.querySelectorAll<HTMLElement>('.react-flow__node')]
    const inside = cards.find((one) => {
      const { left, top, right, bottom } = one.getBoundingClientRect()
      return (
        left > canvas.left + 80 && top > canvas.top + 120 && right < canvas.right - 320 && bottom < canvas.bottom - 160
      )
    })
    return inside?.dataset.id ?? cards[0]?.dataset.id ?? ''
  })
  return page.locator(`.react-flow__node[data-id="${id}"]`)
}

/** From the keys of Tidy until the steps begin to move. */
async function tidied(page: Page): Promise<number> {
  await page.evaluate(() => {
    const seen = window as unknown as { tidied?: Promise<number> }
    seen.tidied = new Promise((resolve) => {
      addEventListener(
        'keydown',
        ({ timeStamp }) => {
          const canvas = document.querySelector('.react-flow')?.parentElement as HTMLElement
          const watch = new MutationObserver(() => {
            if (!canvas.hasAttribute('data-gliding')) return
            watch.disconnect()
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - timeStamp)))
          })
          watch.observe(canvas, { attributes: true, attributeFilter: ['data-gliding'] })
        },
        { capture: true, once: true },
      )
    })
  })
  await page.keyboard.press('Shift+Alt+KeyT')
  return page.evaluate(() => (window as unknown as { tidied: Promise<number> }).tidied)
}

async function slowly<T>(page: Page, act: () => Promise<T>): Promise<T> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
  try {
    return await act()
  } finally {
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
    await session.detach()
  }
}
