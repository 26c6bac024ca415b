import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome']

/** CHROMIUM_PATH, else what this machine has by the usual names, else what Playwright installed; null when none runs. */
export function findChromium(): string | null {
  const candidates = [process.env.CHROMIUM_PATH, ...NAMES.map(inPath), chromium.executablePath()]
  return candidates.find((candidate) => candidate && runs(candidate)) ?? null
}

function inPath(name: string): string | undefined {
  try {
    return execFileSync('/bin/sh', ['-c', 'command -v "$0"', name], { encoding: 'utf8' }).trim()
  } catch {
    return undefined
  }
}

/** Ubuntu's chromium-browser may be a stub that only says how to get the real one. */
function runs(file: string): boolean {
  if (!existsSync(file)) return false
  try {
    const said = execFileSync(file, ['--version', '--no-sandbox'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return /\d+\.\d+/.test(said)
  } catch {
    return false
  }
}
