import { emailKey, tidyEmail } from '#server/prospects/emailKey.ts'
import { isTimeZone } from '#server/prospects/isTimeZone.ts'
import { languageCode } from '#server/prospects/languageCode.ts'
import { longestField, longestText, mostFields } from '#server/prospects/prospectInput.ts'
import { cutText } from './cutText.ts'
import type { ColumnMapping } from './mapping.ts'
import type { NoteCode, NoteParams } from './noteTexts.ts'
import type { ScannedRow } from './RowScanner.ts'
import { readConsent } from './readConsent.ts'

/** A line of the report. */
export interface Note {
  readonly code: NoteCode
  readonly params: NoteParams
}

/** What a row says about a person. Empty texts say nothing. */
export interface ReadPerson {
  readonly email: string
  readonly emailKey: string
  readonly firstName: string
  readonly lastName: string
  readonly company: string
  readonly jobTitle: string
  readonly phone: string
  readonly language: string
  readonly timeZone: string
  readonly source: string
  readonly fields: Readonly<Record<string, string>>
  /** What the consent column says: nothing known (null), a refusal, or a consent and when (null: unknown). */
  readonly consent: { readonly granted: boolean; readonly at: Date | null } | null
  /** What in the row could not be taken as it stands. */
  readonly remarks: readonly Note[]
}

export interface ReadingRules {
  readonly mapping: readonly ColumnMapping[]
  /** Workspace time, and the zone of moments without an offset. */
  readonly now: Date
  readonly zone: string
}

/** Makes a person of a row, or says why there is none in it. */
export function readPerson(row: ScannedRow, rules: ReadingRules): { person: ReadPerson } | { rejected: Note } {
  const { mapping } = rules
  if (row.problem) return { rejected: { code: row.problem, params: {} } }
  if (row.fields.every((text) => text.trim() === '')) return { rejected: { code: 'empty', params: {} } }
  const wrong = wrongColumns(row.fields, mapping)
  if (wrong) return { rejected: wrong }

  const remarks: Note[] = []
  const cells = new Map<string, string>()
  for (const { column, field, heading } of mapping) {
    if (field === 'skip') continue
    cells.set(field, storable(row.fields[column] ?? '', field, heading, remarks))
  }
  const cell = (field: string) => cells.get(field) ?? ''

  const email = tidyEmail(cell('email'))
  const key = emailKey(email)
  if (email === '') return { rejected: { code: 'noEmail', params: {} } }
  if (key === null) return { rejected: { code: 'invalidEmail', params: { email: cutText(email, 100) } } }

  const whole = splitName(cell('fullName'))
  const language = cell('language')
  const code = language === '' ? '' : languageCode(language)
  if (code === null) remarks.push({ code: 'language', params: { value: cutText(language, 60) } })
  const zone = cell('timeZone')
  const zoneIsKnown = zone === '' || isTimeZone(zone)
  if (!zoneIsKnown) remarks.push({ code: 'timeZone', params: { value: cutText(zone, 60) } })
  const consent = readConsent(cell('consentAt'), rules.zone, rules.now)
  if (consent.said === 'unclear')
    remarks.push({ code: 'consentUnclear', params: { value: cutText(cell('consentAt'), 60) } })
  if (consent.said === 'no') remarks.push({ code: 'consentNo', params: {} })

  return {
    person: {
      email,
      emailKey: key,
      firstName: cell('firstName') || whole.first,
      lastName: cell('lastName') || whole.last,
      company: cell('company'),
      jobTitle: cell('jobTitle'),
      phone: cell('phone'),
      language: code ?? '',
      timeZone: zoneIsKnown ? zone : '',
      source: cell('source'),
      fields: ownFields(cells),
      consent:
        consent.said === 'yes'
          ? { granted: true, at: consent.at }
          : consent.said === 'no'
            ? { granted: false, at: null }
            : null,
      remarks,
    },
  }
}

/** A row with another number of columns than the headings is not taken: nobody can know which cell belongs where.
 *  Empty cells too many at its end do no harm, nor do missing ones that nobody asked for. */
function wrongColumns(fields: readonly string[], mapping: readonly ColumnMapping[]): Note | null {
  const expected = mapping.length
  const params = { found: fields.length, expected }
  if (fields.length > expected) {
    return fields.slice(expected).every((text) => text.trim() === '') ? null : { code: 'columns', params }
  }
  const missing = mapping.filter(({ column }) => column >= fields.length)
  return missing.every(({ field, heading }) => field === 'skip' && heading === '') ? null : { code: 'columns', params }
}

/** A cell as it can be kept: without blanks around it, U+0000, and what is over the limit. */
function storable(text: string, field: string, heading: string, remarks: Note[]): string {
  let value = text.trim()
  if (value.includes('\uFFFD') && !remarks.some(({ code }) => code === 'characters')) {
    remarks.push({ code: 'characters', params: {} })
  }
  if (value.includes('\0')) value = value.replaceAll('\0', '')
  const limit = field === 'email' ? 1000 : field.startsWith('fields.') ? longestField : longestText
  if (value.length <= limit) return value
  remarks.push({ code: 'cut', params: { heading: cutText(heading, 60), limit } })
  return cutText(value, limit)
}

function ownFields(cells: ReadonlyMap<string, string>): Record<string, string> {
  const fields: Record<string, string> = {}
  let left = mostFields
  for (const [field, value] of cells) {
    if (value === '' || !field.startsWith('fields.') || left-- <= 0) continue
    fields[field.slice('fields.'.length)] = value
  }
  return fields
}

/** "Anna Maria Virtanen" and "Virtanen, Anna Maria". */
function splitName(text: string): { first: string; last: string } {
  const comma = text.indexOf(',')
  if (comma > 0) return { first: text.slice(comma + 1).trim(), last: text.slice(0, comma).trim() }
  const words = text.split(/\s+/).filter((word) => word !== '')
  const last = words.length > 1 ? (words.pop() ?? '') : ''
  return { first: words.join(' '), last }
}
