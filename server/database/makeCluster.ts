import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { StartUpFailure } from '../startUp/startUpFailure.ts'
import { type Account, environmentOf } from './account.ts'
import type { PostgresBinaries } from './binaries.ts'
import { failureOfPostgres, failureToRun } from './postgresFailure.ts'

const PASSWORD_FILE = 'polku.password'

/**
 * Makes a cluster unless it stands already. It is built beside its place and moved there whole, so that an interrupted
 * first start leaves nothing half made. Its password is random and lies in it, readable for its owner alone.
 * @throws StartUpFailure also when it was made by another major version of Postgres
 */
export async function makeCluster(
  cluster: string,
  { folder: binaries, version }: PostgresBinaries,
  account: Account,
): Promise<void> {
  if (existsSync(path.join(cluster, 'PG_VERSION'))) return refuseOtherMajor(cluster, version)
  const half = `${cluster}.half`
  const password = `${cluster}.password`
  rmSync(half, { recursive: true, force: true })
  rmSync(password, { force: true })
  mkdirSync(half, { mode: 0o700 })
  writeFileSync(password, randomBytes(24).toString('base64url'), { mode: 0o600 })
  own(half, account)
  own(password, account)
  await initdb(path.join(binaries, 'bin/initdb'), half, password, account)
  renameSync(password, path.join(half, PASSWORD_FILE))
  renameSync(half, cluster)
}

/** Of the superuser "polku". */
export function readPassword(cluster: string): string {
  return readFileSync(path.join(cluster, PASSWORD_FILE), 'utf8').trim()
}

async function initdb(program: string, folder: string, password: string, account: Account): Promise<void> {
  const words = [
    `--pgdata=${folder}`,
    '--username=polku',
    `--pwfile=${password}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    '--no-sync',
  ]
  const running = promisify(execFile)(program, words, environmentOf(account))
  const endToo = () => void running.child.kill('SIGKILL')
  process.once('exit', endToo)
  try {
    await running
  } catch (error) {
    const { syscall, stderr = '' } = error as NodeJS.ErrnoException & { stderr?: string }
    throw syscall?.startsWith('spawn')
      ? failureToRun(error as NodeJS.ErrnoException)
      : failureOfPostgres('No database could be made', path.dirname(folder), stderr)
  } finally {
    process.off('exit', endToo)
  }
}

function refuseOtherMajor(cluster: string, version: string): void {
  const made = readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8').trim()
  const runs = version.split('.')[0]
  if (made !== runs)
    throw new StartUpFailure(
      `The database in ${cluster} was made by Postgres ${made}, and this version of Polku brings Postgres ${runs}. Export it with the Polku that made it (pg_dump), then import it into an empty DATA_DIR.`,
    )
}

function own(file: string, { uid, gid }: Account): void {
  if (uid !== undefined && gid !== undefined) chownSync(file, uid, gid)
}
