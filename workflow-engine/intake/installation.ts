import type pg from 'pg'
import type { CopyReason } from './sendingSwitch.ts'

// What an installation is recognised by: the setting "installation". A copy of it, restored or cloned, carries the same
// row into another place, and that is how a copy is told from the original.

/** A file of the database's folder that is made once and never written again: a copy has one of its own. */
export interface FolderMark {
  /** Its number. A file system may give it to another file later. */
  readonly file: string
  /** When it was made. */
  readonly made: string
  /** Whether the file system knows that, and does not only say when something about the file was changed. */
  readonly isMadeKnown: boolean
}

/** Where the data is now. */
export interface Place {
  /** Of the Postgres cluster; null when this account may not ask for it. */
  readonly systemIdentifier: string | null
  readonly databaseOid: number
  /** Of the embedded database's folder; null for an external one. */
  readonly folder: FolderMark | null
}

export interface Installation extends Place {
  /** Until when this database is known to have been there; by its own clock. */
  readonly lastSeen: string | null
}

type Client = Pick<pg.ClientBase, 'query'>

export async function readPlace(client: Client, folder: FolderMark | null): Promise<Place> {
  const { rows } = await client.query<{ oid: number }>(
    'select oid::bigint::float8 as oid from pg_database where datname = current_database()',
  )
  const system = await client
    .query<{ id: string }>('select system_identifier::text as id from pg_control_system()')
    .catch(() => null)
  return { systemIdentifier: system?.rows[0]?.id ?? null, databaseOid: rows[0]?.oid ?? 0, folder }
}

export async function readInstallation(client: Client): Promise<Installation | null> {
  const { rows } = await client.query<{ value: Installation }>(`select value from setting where name = 'installation'`)
  return rows[0]?.value ?? null
}

/** Remembers the place, and that the database was here until now. @returns that moment, by the database's clock */
export async function keepInstallation(client: Client, place: Place): Promise<string> {
  const { rows } = await client.query<{ seen: string }>({
    name: 'keepInstallation',
    text: `insert into setting (name, value)
           values ('installation', $1::jsonb || jsonb_build_object('lastSeen', ${now}))
           on conflict (name) do update set value = setting.value || excluded.value
           returning value ->> 'lastSeen' as seen`,
    values: [JSON.stringify(place)],
  })
  return rows[0]?.seen ?? ''
}

const now = `to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** A crash may lose a few seconds of what was written; a standby that takes over, a little more. */
const TOLERANCE_MS = 2 * 60_000

/**
 * Why what we see may be a copy of what we knew; null when all is as it was, or on the first start.
 * @param seenBefore until when somebody outside the database remembers it to have been there; null: nobody does
 */
export function whyCopy(known: Installation | null, place: Place, seenBefore: string | null): CopyReason | null {
  if (known === null) return null
  const isOtherSystem =
    known.systemIdentifier !== null &&
    place.systemIdentifier !== null &&
    known.systemIdentifier !== place.systemIdentifier
  if (isOtherSystem || known.databaseOid !== place.databaseOid) return 'otherDatabase'
  if (known.folder && place.folder && isOther(known.folder, place.folder)) return 'movedFolder'
  const [before, last] = [Date.parse(seenBefore ?? ''), Date.parse(known.lastSeen ?? '')]
  return before - last > TOLERANCE_MS ? 'olderData' : null
}

function isOther(known: FolderMark, now: FolderMark): boolean {
  return known.made !== now.made && (known.file !== now.file || now.isMadeKnown)
}
