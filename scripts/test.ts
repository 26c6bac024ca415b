import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { findChromium } from './findChromium.ts'
import { chromiumCommand, installChromium } from './installChromium.ts'

// npm test: everything that can be known about this checkout. The last line is "N passed, N failed": the tests of
// Vitest and Playwright, and each of the other checks as one.

interface Count {
  passed: number
  failed: number
}

const root = path.resolve(import.meta.dirname, '..')
const scratch = mkdtempSync(path.join(os.tmpdir(), 'polku-npm-test-'))
const PASSED: Count = { passed: 1, failed: 0 }
const FAILED: Count = { passed: 0, failed: 1 }

const counts = await testEverything().finally(() => rmSync(scratch, { recursive: true, force: true }))
const total = counts.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }))
process.exitCode = total.failed === 0 ? 0 : 1
console.log(`${total.passed} passed, ${total.failed} failed`)

/** What the tests run on is built first; browsers run last and alone, for their clocks' sake. */
async function testEverything(): Promise<Count[]> {
  const generated = await check('Prisma client', ['--import', 'tsx', 'scripts/build.ts', 'prisma'])
  if (generated.failed) return [generated]
  const [types, lint, pages] = await Promise.all([
    check('types', ['node_modules/typescript/bin/tsc', '--noEmit']),
    check('lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '.']),
    check('pages', ['--import', 'tsx', 'scripts/build.ts', 'client']),
  ])
  const vitest = await runVitest()
  return [generated, types, lint, pages, vitest, pages.failed ? FAILED : await runPlaywright()]
}

/** One command that is silent unless it fails. */
async function check(name: string, words: string[]): Promise<Count> {
  const begun = performance.now()
  const { code, output } = await run(words, { quiet: true })
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds(begun)})`)
  if (code !== 0) console.log(output)
  return code === 0 ? PASSED : FAILED
}

async function runVitest(): Promise<Count> {
  const report = path.join(scratch, 'vitest.json')
  const { code } = await run([
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  const read = readReport<{ numPassedTests: number; numFailedTests: number; numFailedTestSuites: number }>(report)
  if (!read) return FAILED
  // A file that could not be loaded fails without holding a test, and so does an error outside all tests.
  const failed = read.numFailedTests || (code === 0 ? 0 : Math.max(1, read.numFailedTestSuites))
  return { passed: read.numPassedTests, failed }
}

async function runPlaywright(): Promise<Count> {
  const chromium = findChromium() ?? (installChromium() ? findChromium() : null)
  if (!chromium) {
    console.log(
      `The browser tests need a Chromium, and there is none. Install it, then run npm test again:\n  ${chromiumCommand}`,
    )
    return FAILED
  }
  const report = path.join(scratch, 'playwright.json')
  // Not inside the scratch folder: Postgres' account must be able to pass.
  const dataDir = `${scratch}-data`
  const { code } = await run(['node_modules/@playwright/test/cli.js', 'test'], {
    env: {
      CHROMIUM_PATH: chromium,
      E2E_PORT: String(await freePort()),
      E2E_DATA_DIR: dataDir,
      E2E_REPORT: report,
    },
  })
  rmSync(dataDir, { recursive: true, force: true })
  const read = readReport<{ stats: { expected: number; unexpected: number; flaky: number } }>(report)
  if (!read) return FAILED
  const { expected, unexpected, flaky } = read.stats
  return { passed: expected, failed: unexpected + flaky || (code === 0 ? 0 : 1) }
}

interface RunOptions {
  quiet?: boolean
  env?: Record<string, string>
}

function run(words: string[], { quiet = false, env = {} }: RunOptions = {}): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    let output = ''
    const child = spawn(process.execPath, words, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    })
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk))
    child.once('error', (error) => resolve({ code: 1, output: error.message }))
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

function readReport<T>(file: string): T | null {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function seconds(begun: number): string {
  return `${((performance.now() - begun) / 1000).toFixed(1)} s`
}
