import { writeAudit } from '#server/audit.ts'
import { csvCell } from '#server/imports/writeReport.ts'
import { loadProgram } from '#server/programs/loadProgram.ts'
import type { Scope } from '#server/scope.ts'
import { csvHeadings } from './csvHeadings.ts'
import { describeVisits, type PersonAtStep } from './describeVisits.ts'
import type { PeopleAsk } from './PeopleAsk.ts'
import { pickAll } from './pickVisits.ts'

const piece = 1000

/**
 * The people behind a number as CSV, piece by piece: the same rows in the same order as on the page, written down in the
 * audit log before the first of them leaves. UTF-8 with a mark and semicolons, for spreadsheet programs of the north.
 */
export async function exportPeople(scope: Scope, ask: PeopleAsk): Promise<AsyncGenerator<string>> {
  const { programId, nodeId, measure } = ask
  await loadProgram(scope.database.pool, scope, programId)
  const picked = await pickAll(scope, ask)
  const people = picked.enrollmentIds.length
  await writeAudit(scope.database.pool, scope, 'people.export', `program ${programId}`, { nodeId, measure, people })
  return lines(scope, picked)
}

async function* lines(scope: Scope, { enrollmentIds, visits }: Awaited<ReturnType<typeof pickAll>>) {
  yield `\uFEFF${line(csvHeadings[scope.language])}`
  for (let from = 0; from < enrollmentIds.length; from += piece) {
    const picks = [...enrollmentIds.subarray(from, from + piece)].map((enrollmentId, n) => ({
      enrollmentId,
      visit: visits[from + n] ?? 0,
    }))
    yield (await describeVisits(scope, picks)).map((person) => line(cellsOf(person))).join('')
  }
}

const cellsOf = ({ mail, ...person }: PersonAtStep): (string | number)[] => [
  person.name,
  person.email,
  person.company,
  person.score,
  person.owner ?? '',
  person.arrivedAt,
  person.dueAt ?? '',
  person.at ?? '',
  person.outlet ?? '',
  person.outcome ?? mail?.failure ?? mail?.deferredFor ?? '',
  person.lastActiveAt ?? '',
]

const line = (cells: readonly (string | number)[]): string => `${cells.map(csvCell).join(';')}\r\n`
