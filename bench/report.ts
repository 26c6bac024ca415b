import { reportCanvas } from './canvas/reportCanvas.ts'
import { reportCrowd } from './crowd/reportCrowd.ts'
import { reportEngine } from './engine/reportEngine.ts'
import { reportMetrics } from './metrics/reportMetrics.ts'
import type { Results } from './results.ts'
import { reportSending } from './sending/reportSending.ts'

/** The results in words and tables: bench/RESULTS.md. */
export function report({ engine, crowd, sending, metrics, canvas }: Results): string {
  const parts = [
    engine && reportEngine(engine),
    crowd && reportCrowd(crowd),
    sending && reportSending(sending),
    metrics && reportMetrics(metrics),
    canvas && reportCanvas(canvas),
  ]
  return `# Results\n\nWritten by \`npm run bench\`.\n\n${parts.filter((part) => part !== undefined).join('\n')}`
}
