import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import {
  type FolderMark,
  keepInstallation,
  type Place,
  readInstallation,
  readPlace,
  whyCopy,
} from '#engine/intake/installation.ts'
import { type CopyReason, enterSafeMode, readSendingSwitch } from '#engine/intake/sendingSwitch.ts'
import type { Env } from '#server/env.ts'

export interface Recognition {
  /** Why nothing is sent until somebody has confirmed; null: all is as it was. */
  readonly safeMode: CopyReason | null
  /** Remembers that the database is here now; to be called every now and then. */
  keep(): Promise<void>
}

/**
 * Tells an installation from a copy of it, at start: another server or database than it was, another folder, or a database
 * that knows less than this machine remembers. A copy enters safe mode: nothing leaves until somebody confirms it.
 * An installation that sends nothing anyway, because all its workspaces are sandboxes, is never in doubt.
 */
export async function recogniseInstallation(
  pool: pg.Pool,
  env: Pick<Env, 'databaseUrl' | 'dataDir'>,
): Promise<Recognition> {
  const memory = path.join(env.dataDir, 'last-seen')
  const place = await readPlace(pool, env.databaseUrl ? null : folderMark(env.dataDir))
  const known = await readInstallation(pool)
  const reason = whyCopy(known, place, readMemory(memory))
  if (reason && (await sends(pool))) await enterSafeMode(pool, reason)
  const keep = () => remember(pool, place, memory)
  await keep()
  const { safeMode } = await readSendingSwitch(pool)
  return { safeMode: safeMode?.reason ?? null, keep }
}

async function remember(pool: pg.Pool, place: Place, memory: string): Promise<void> {
  const seen = await keepInstallation(pool, place)
  mkdirSync(path.dirname(memory), { recursive: true })
  writeFileSync(memory, `${seen}\n`)
}

function readMemory(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return null
  }
}

function folderMark(dataDir: string): FolderMark {
  const { ino, birthtimeNs, ctimeNs } = statSync(path.join(dataDir, 'postgres', 'PG_VERSION'), { bigint: true })
  return { file: String(ino), made: String(birthtimeNs), isMadeKnown: birthtimeNs > 0n && birthtimeNs !== ctimeNs }
}

async function sends(pool: pg.Pool): Promise<boolean> {
  const { rowCount } = await pool.query('select 1 from workspace where not sandbox limit 1')
  return rowCount !== null && rowCount > 0
}
