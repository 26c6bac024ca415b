import { rmSync } from 'node:fs'
import { defineConfig, devices } from '@playwright/test'
import { findChromium } from './scripts/findChromium.ts'
import { installation } from './tests/support/e2e/installation.ts'

// A Polku of its own: an empty data folder, the demo workspace, the built client. npm run build first.
const { port, dataDir, url: baseURL } = installation

const isWorker = process.env.TEST_WORKER_INDEX !== undefined
if (!isWorker) {
  rmSync(dataDir, { recursive: true, force: true })
  process.env.CHROMIUM_PATH ??= findChromium() ?? ''
}

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  // These end a test that hangs. None is a promise of speed, so they suit a machine that is slow and busy.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  // One installation for all, and a workspace or a program of its own for every test: they run in any order.
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: process.env.E2E_REPORT ? [['list'], ['json', { outputFile: process.env.E2E_REPORT }]] : [['list']],
  use: {
    ...devices['Desktop Chrome'],
    baseURL,
    // What does not happen within this time does not happen: the sentence of what was waited for beats a test's own end.
    actionTimeout: 30_000,
    navigationTimeout: 30_000,
    // Recording everything takes a third of the time: npx playwright test --trace on.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH || undefined,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-dev-shm-usage',
      ],
    },
  },
  webServer: {
    command: 'exec node --import tsx server/main.ts',
    url: `${baseURL}/healthz`,
    timeout: 120_000,
    // The default is SIGKILL, which would leave stopping Postgres to its watchdog.
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    stdout: 'pipe',
    env: {
      NODE_ENV: 'production',
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      DATABASE_URL: '',
      SMTP_URL: '',
      PUBLIC_URL: '',
      DEMO: 'on',
      BOOTSTRAP_API_KEY: installation.apiKey,
      LOG_LEVEL: 'warn',
    },
  },
})
