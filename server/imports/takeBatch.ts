import type pg from 'pg'
import { joinList } from '#engine/intake/joinList.ts'
import { watchFields } from '#engine/intake/watchFields.ts'
import type { Basis } from '#server/prospects/prospectInput.ts'
import { type ConsentToRecord, recordConsent } from '#server/prospects/recordConsent.ts'
import { suppressedAmong } from '#server/prospects/suppressedAmong.ts'
import { upsertPeople } from '#server/prospects/upsertPeople.ts'
import { claimAddresses } from './claimAddresses.ts'
import { type CountedBatch, countBatch } from './countBatch.ts'
import type { NoteParams } from './noteTexts.ts'
import type { ScannedRow } from './RowScanner.ts'
import { type ReadingRules, type ReadPerson, readPerson } from './readPerson.ts'
import { type NoteToWrite, writeNotes } from './writeNotes.ts'

export interface BatchRules extends ReadingRules {
  readonly workspaceId: number
  readonly importId: number
  readonly listId: number | null
  readonly basis: Basis
  readonly source: string
  readonly actor: string
  readonly signingKey: string
}

/** A row whose person is to be written. */
interface Taken {
  readonly row: number
  readonly scanned: ScannedRow
  readonly person: ReadPerson
}

/**
 * Takes a batch of rows in, inside the caller's transaction: people, consents, list, programs, report and counters are
 * true together or not at all. So an import that dies goes on behind the last batch that was committed.
 * @param firstRow number of the batch's first data row in the file
 */
export async function takeBatch(
  client: pg.ClientBase,
  rows: readonly ScannedRow[],
  firstRow: number,
  rules: BatchRules,
): Promise<CountedBatch> {
  const { workspaceId, importId, now } = rules
  const notes: NoteToWrite[] = []
  const note = ({ row, scanned }: Omit<Taken, 'person'>, code: string, taken: boolean, params: NoteParams = {}) =>
    notes.push({ row, line: scanned.line, code, taken, params, raw: scanned.raw() })

  const readable: Taken[] = []
  for (const [n, scanned] of rows.entries()) {
    const at = { row: firstRow + n, scanned }
    const read = readPerson(scanned, rules)
    if ('rejected' in read) note(at, read.rejected.code, false, read.rejected.params)
    else readable.push({ ...at, person: read.person })
  }

  const firstRows = await claimAddresses(
    client,
    rules,
    readable.map(({ row, person }) => [person.emailKey, row]),
  )
  const taken = readable.filter((it) => firstRows.get(it.person.emailKey) === it.row)
  for (const it of readable) {
    const first = firstRows.get(it.person.emailKey) ?? it.row
    if (first !== it.row) note(it, 'duplicate', false, { first })
  }

  const keys = taken.map(({ person }) => person.emailKey)
  const suppressed = await suppressedAmong(client, workspaceId, keys, rules.signingKey)
  const stateOf = ({ person }: Taken) => {
    if (suppressed.has(person.emailKey)) return 'none'
    return person.consent?.granted === false ? 'withdrawn' : 'granted'
  }
  const people = taken.map((it) => ({ ...it.person, consent: stateOf(it) }) as const)
  const everybody = await watchFields(client, workspaceId, { emailKeys: keys }, now, () =>
    upsertPeople(client, workspaceId, people, now),
  )
  const written = new Map(everybody.map((it) => [it.emailKey, it]))

  const counts = { created: 0, updated: 0, unchanged: 0 }
  const ids: number[] = []
  const consents: ConsentToRecord[] = []
  for (const it of taken) {
    const { person } = it
    const prospect = written.get(person.emailKey)
    if (!prospect) throw new Error(`Row ${it.row} was written and cannot be found.`)
    counts[prospect.outcome]++
    ids.push(prospect.id)
    for (const remark of person.remarks) note(it, remark.code, true, remark.params)
    const state = stateOf(it)
    if (state === 'none') note(it, 'suppressed', true, { email: person.email })
    else if (state === 'granted' && prospect.consent === 'withdrawn')
      note(it, 'withdrawn', true, { email: person.email })
    else consents.push({ prospectId: prospect.id, state, at: person.consent?.at ?? now })
  }
  await recordConsent(client, workspaceId, consents, rules)
  if (rules.listId !== null) await joinList(client, workspaceId, rules.listId, ids, now)
  await writeNotes(client, workspaceId, importId, notes)

  const duplicates = readable.length - taken.length
  const batch = { ...counts, rows: rows.length, duplicates, rejected: rows.length - readable.length }
  await countBatch(client, workspaceId, importId, batch, rows.at(-1)?.end ?? 0)
  return batch
}
