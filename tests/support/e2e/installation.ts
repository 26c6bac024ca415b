import os from 'node:os'
import path from 'node:path'

const port = Number(process.env.E2E_PORT ?? 3199)

/** The Polku that playwright.config.ts starts for the browser tests: one, for all of them. */
export const installation = {
  port,
  url: `http://localhost:${port}`,
  /** Opens the REST API of the demo workspace. */
  apiKey: 'polku-e2e-key',
  /** An empty folder at the start of a run. */
  dataDir: process.env.E2E_DATA_DIR ?? path.join(os.tmpdir(), `polku-e2e-${port}`),
} as const
