import { chromium } from '@playwright/test'
import { findChromium } from '../../scripts/findChromium.ts'
import { build } from '../../server/startUp/build.ts'
import type { Graph } from '../../workflow-engine/program/graph.ts'
import { loadAverage, machineName } from '../gauge.ts'
import type { CanvasResults, CanvasSize } from '../results.ts'
import { median, round } from '../statistics.ts'
import { openBenchInstallation } from './benchInstallation.ts'
import { sizes } from './budget.ts'
import { serveEmptyPage } from './emptyPage.ts'
import { type EmptyMeasures, type Measures, measureCanvas, measureEmpty } from './measureCanvas.ts'
import { seededProgram } from './seededProgram.ts'

/** The canvas in Chromium beside React Flow alone: in every round each size of both, in turn. The first round warms up. */
export async function benchCanvas({ rounds = 3 } = {}): Promise<CanvasResults> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('No Chromium was found: CHROMIUM_PATH may name one.')
  await build('client')
  const loads = [loadAverage()]
  const installation = await openBenchInstallation()
  const empty = await serveEmptyPage()
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  })
  try {
    const programs: { graph: Graph; id: number }[] = []
    for (const size of sizes) {
      const graph = seededProgram(size)
      programs.push({ graph, id: await installation.draw(graph) })
    }
    const ours = sizes.map((): Measures[] => [])
    const plain = sizes.map((): EmptyMeasures[] => [])
    for (let round = 0; round <= rounds; round += 1) {
      for (const [i, { graph, id }] of programs.entries()) {
        const one = await measureCanvas(browser, installation, graph, id)
        const other = await measureEmpty(browser, empty.url, graph)
        console.log(`  ${round === 0 ? 'warming up' : `round ${round}`}: ${sizes[i]} steps`, figures(one))
        if (round === 0) continue
        ours[i]?.push(one)
        plain[i]?.push(other)
      }
      loads.push(loadAverage())
    }
    return {
      measuredAt: new Date().toISOString(),
      machine: machineName(),
      load: [Math.min(...loads), Math.max(...loads)],
      browser: browser.version(),
      rounds,
      scriptKb: round(median(ours.flat().map(({ scriptKb }) => scriptKb))),
      sizes: sizes.map((steps, i) => summary(steps, ours[i] ?? [], plain[i] ?? [])),
    }
  } finally {
    await browser.close()
    await empty.close()
    await installation.close()
  }
}

function summary(steps: number, ours: readonly Measures[], plain: readonly EmptyMeasures[]): CanvasSize {
  const of = (measure: keyof Measures) => round(median(ours.map((one) => one[measure])), 1)
  const emptyOf = (measure: keyof EmptyMeasures) => round(median(plain.map((one) => one[measure])), 1)
  // Taken inside each round, because machines drift.
  const ratio = (measure: keyof EmptyMeasures) =>
    round(median(ours.map((one, i) => one[measure] / (plain[i]?.[measure] ?? Number.NaN))), 2)
  return {
    steps,
    openMs: of('openMs'),
    panP95Ms: of('panP95Ms'),
    dragMs: of('dragMs'),
    insertMs: of('insertMs'),
    undoMs: of('undoMs'),
    tickMs: of('tickMs'),
    tidyMs: of('tidyMs'),
    empty: { panP95Ms: emptyOf('panP95Ms'), dragMs: emptyOf('dragMs') },
    ratios: { pan: ratio('panP95Ms'), drag: ratio('dragMs') },
  }
}

const figures = (measures: Measures): string =>
  Object.entries(measures)
    .map(([name, value]) => `${name} ${round(value, 1)}`)
    .join(', ')
