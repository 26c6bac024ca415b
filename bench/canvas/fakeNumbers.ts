import type { Page } from '@playwright/test'
import type { Graph } from '../../workflow-engine/program/graph.ts'

/** Shows a program as if it were live, and lets the bench tell its numbers: what counts here is the page. */
export async function fakeNumbers(page: Page, graph: Graph): Promise<void> {
  await page.route('**/trpc/**programs.get**', async (route) => {
    const answer = await route.fetch()
    const rows = (await answer.json()) as { result?: { data?: Record<string, unknown> } }[]
    for (const { result } of Array.isArray(rows) ? rows : [rows]) {
      if (result?.data && 'liveVersion' in result.data) Object.assign(result.data, { liveVersion: 1, liveGraph: graph })
    }
    await route.fulfill({ response: answer, json: rows })
  })
  await page.addInitScript(() => {
    const Real = window.EventSource
    class Numbers extends EventTarget {
      static readonly CONNECTING = 0
      static readonly OPEN = 1
      static readonly CLOSED = 2
      readonly CONNECTING = 0
      readonly OPEN = 1
      readonly CLOSED = 2
      readyState = 1
      constructor() {
        super()
        const at = window as unknown as { tell: () => void; numbers: string }
        at.tell = () => this.dispatchEvent(new MessageEvent('message', { data: at.numbers }))
        setTimeout(() => {
          this.dispatchEvent(new Event('open'))
          this.dispatchEvent(new MessageEvent('connected', { data: '{}' }))
        })
      }
      close() {
        this.readyState = 2
      }
    }
    window.EventSource = new Proxy(Real, {
      construct: (real, [url, init]) =>
        String(url).includes('metrics.live') ? new Numbers() : new real(url as string, init as EventSourceInit),
    })
  })
}

/** Tells numbers in which `changed` steps have others than the time before. */
export async function tick(page: Page, graph: Graph, nth: number, changed = 200): Promise<void> {
  const ids = Object.keys(graph.nodes)
  const nodes = Object.fromEntries(
    ids.map((id, i) => {
      const waiting = 40 + (i < changed ? nth : 0)
      return [id, { entered: 1000 + waiting, waiting, movedOn: 1000, exited: 0, failed: 0 }]
    }),
  )
  const edges = Object.fromEntries(
    Object.values(graph.edges).map(({ from, outlet }, i) => [`${from}.${outlet}`, 500 + (i < changed ? nth : 0)]),
  )
  // They are there before: what is measured is what the page makes of them.
  await page.evaluate(
    (metrics) => Object.assign(window, { numbers: metrics }),
    JSON.stringify({ nodes, edges, at: new Date(0).toISOString() }),
  )
  await page.evaluate(() => {
    dispatchEvent(new Event('polku-tick'))
    ;(window as unknown as { tell: () => void }).tell()
  })
}
