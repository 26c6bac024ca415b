import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import path from 'node:path'

/** Installs the peers beside this file, in the versions of package-lock.json, unless they stand there already.
 *  @throws a sentence when npm could not */
export function installPeers(): void {
  const folder = import.meta.dirname
  const installed = path.join(folder, 'node_modules/.package-lock.json')
  const wanted = path.join(folder, 'package-lock.json')
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return
  console.log('The peers are installed into bench/node_modules, once.')
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], {
    cwd: folder,
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error('The peers could not be installed: npm needs the registry for them.')
}
