import type { Scope } from '#server/scope.ts'
import { listImportNotes } from './listImportNotes.ts'
import { reportHeadings, yesNo } from './noteTexts.ts'

/**
 * The whole report as CSV, piece by piece: UTF-8 with a mark and semicolons, so that spreadsheet programs of the north
 * open it as it is. What a spreadsheet would calculate is kept from it with a leading apostrophe.
 */
export async function* writeReport(scope: Scope, id: number): AsyncGenerator<string> {
  const { language } = scope
  const [yes, no] = yesNo[language]
  yield `\uFEFF${csvLine(reportHeadings[language])}`
  let cursor: string | undefined
  do {
    const { rows, next } = await listImportNotes(scope, { id, cursor, limit: 200 })
    yield rows.map((note) => csvLine([note.row, note.line, note.taken ? yes : no, note.message, note.raw])).join('')
    cursor = next ?? undefined
  } while (cursor !== undefined)
}

function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map(csvCell).join(';')}\r\n`
}

/** ASVS 1.2.10: a cell that begins with one of these is a formula to somebody's spreadsheet. */
export function csvCell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[";\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}
