import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** The one command that a person runs where Polku may not install programs. */
export const chromiumCommand = existsSync('/etc/debian_version')
  ? 'sudo apt-get update && sudo apt-get install -y chromium'
  : 'npx playwright install --with-deps chromium'

/** Installs Debian's package when this is Debian or a child of it, and root. True when apt-get says that it is there. */
export function installChromium(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return false
  console.log('No Chromium found: installing the package chromium.')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return [['update'], ['install', '-y', '--no-install-recommends', 'chromium']].every(
    (words) => spawnSync('apt-get', ['-qq', ...words], { stdio: ['ignore', 'inherit', 'inherit'], env }).status === 0,
  )
}
