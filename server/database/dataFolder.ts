import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { StartUpFailure } from '../startUp/startUpFailure.ts'
import { type Account, mayReach } from './account.ts'
import { SYSTEM_FOLDER } from './binaries.ts'
import { birthOf, isAlive } from './processes.ts'

/**
 * DATA_DIR: everything this installation keeps, when it keeps it itself.
 *
 *   postgres/       the database; a link into /var/lib/polku where Postgres' account cannot come in
 *   polku.pid       who uses the folder now
 *   database.url    how other processes of this machine reach the running database (npm run worker, npm run db)
 */
export interface DataFolder {
  path: string
  /** Where the cluster is, or will be. */
  cluster: string
  release(): void
}

/** @throws StartUpFailure when another running Polku uses the folder */
export function openDataFolder(folder: string, account: Account): DataFolder {
  if (!existsSync(folder)) {
    mkdirSync(path.dirname(folder), { recursive: true })
    mkdirSync(folder)
    chmodSync(folder, 0o711)
  }
  const lock = path.join(folder, 'polku.pid')
  const holder = readHolder(lock)
  if (holder && holder.pid !== process.pid && isAlive(holder.pid) && birthOf(holder.pid) === holder.birth)
    throw new StartUpFailure(
      `Another Polku (process ${holder.pid}) is using ${folder}. Stop it first, or give this one a folder of its own: DATA_DIR=.data2 npm start`,
    )
  writeFileSync(lock, `${process.pid}\n${birthOf(process.pid)}\n`)
  return { path: folder, cluster: placeCluster(folder, account), release: () => rmSync(lock, { force: true }) }
}

/** The address of the database that a running Polku serves from this folder, or null. */
export function runningDatabaseUrl(folder: string): string | null {
  const holder = readHolder(path.join(folder, 'polku.pid'))
  if (!holder || !isAlive(holder.pid) || birthOf(holder.pid) !== holder.birth) return null
  const file = path.join(folder, 'database.url')
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null
}

function readHolder(lock: string): { pid: number; birth: string } | null {
  if (!existsSync(lock)) return null
  const [pid, birth = ''] = readFileSync(lock, 'utf8').split('\n')
  return Number(pid) > 0 ? { pid: Number(pid), birth } : null
}

function placeCluster(folder: string, account: Account): string {
  const place = path.join(folder, 'postgres')
  const link = lstatSync(place, { throwIfNoEntry: false })
  if (link?.isSymbolicLink()) return readlinkSync(place)
  if (mayReach(account, folder)) return place
  if (link)
    throw new StartUpFailure(
      `Postgres runs as "nobody" when Polku is started by root, and cannot come into ${place}. Start Polku as the user who made that folder, or move it to where everybody may pass.`,
    )
  const cluster = path.join(SYSTEM_FOLDER, `data-${randomBytes(4).toString('hex')}`)
  mkdirSync(SYSTEM_FOLDER, { recursive: true })
  chmodSync(SYSTEM_FOLDER, 0o755)
  symlinkSync(cluster, place)
  return cluster
}
