import { reportCrowd } from './crowd/reportCrowd.ts'
import { reportEngine } from './engine/reportEngine.ts'
import type { Results } from './results.ts'

/** The results in words and tables: bench/RESULTS.md. */
export function report({ engine, crowd }: Results): string {
  const parts = [engine && reportEngine(engine), crowd && reportCrowd(crowd)]
  return `# Results\n\nWritten by \`npm run bench\`.\n\n${parts.filter((part) => part !== undefined).join('\n')}`
}
