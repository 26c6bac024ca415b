import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { type Browser, chromium } from '@playwright/test'
import { findChromium } from './findChromium.ts'
import { chromiumCommand } from './installChromium.ts'
import { makeApi } from './screenshots/api.ts'
import { type Polku, startPolku } from './screenshots/startPolku.ts'
import { takePictures } from './screenshots/takePictures.ts'

// npm run screenshots: the pictures of README.md and docs/, taken of a Polku that really runs. Writes docs/images/.

const folder = path.resolve(import.meta.dirname, '../docs/images')

const executablePath = findChromium()
if (!executablePath) {
  console.error(`The pictures need a Chromium, and there is none. Install it, then try again:\n  ${chromiumCommand}`)
  process.exit(1)
}

mkdirSync(folder, { recursive: true })
let polku: Polku | undefined
let browser: Browser | undefined
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop().then(() => process.exit(1)))
try {
  polku = await startPolku()
  browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
    // Else Playwright ends this process before the other one is stopped.
    handleSIGINT: false,
    handleSIGTERM: false,
  })
  await takePictures({ browser, url: polku.url, api: makeApi(polku), folder })
} finally {
  await stop()
}

async function stop(): Promise<void> {
  await browser?.close()
  await polku?.stop()
}
