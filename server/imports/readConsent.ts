import { DateTime } from 'luxon'

/** What a cell of a consent column says. A column may hold the moment of consent, or a yes or no. */
export type ConsentCell =
  | { readonly said: 'nothing' }
  | { readonly said: 'yes'; readonly at: Date | null }
  | { readonly said: 'no' }
  | { readonly said: 'unclear' }

/** @param zone the time zone of moments without an offset */
export function readConsent(text: string, zone: string, now: Date): ConsentCell {
  const cell = text.trim()
  if (cell === '') return { said: 'nothing' }
  const word = cell.toLowerCase()
  if (yes.has(word)) return { said: 'yes', at: null }
  if (no.has(word)) return { said: 'no' }
  const at = readMoment(cell, zone)
  if (!at || at.getTime() > now.getTime() + dayMs || at.getUTCFullYear() < 1990) return { said: 'unclear' }
  return { said: 'yes', at: at.getTime() > now.getTime() ? now : at }
}

const dayMs = 86_400_000
const yes = new Set('yes y true 1 x on granted opt-in kyllä kylla k ok ja j sant'.split(' '))
const no = new Set('no n false 0 off denied opt-out withdrawn ei e nej falskt'.split(' '))

/** Days before months, as in Finland and Sweden. */
const forms = [
  'd.M.yyyy',
  'd.M.yyyy H.mm',
  'd.M.yyyy H.mm.ss',
  'd.M.yyyy H:mm',
  'd.M.yyyy H:mm:ss',
  'd/M/yyyy',
  'd/M/yyyy H:mm',
  'd/M/yyyy H:mm:ss',
  'yyyy/M/d',
  'yyyyMMdd',
]

/** A whole ISO moment, of a day that every month has. */
const plainMoment = /^\d{4}-\d\d-(?:[01]\d|2[0-8])T\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/

function readMoment(text: string, zone: string): Date | null {
  // What systems export a million times is read without asking for zones.
  if (plainMoment.test(text) && !Number.isNaN(Date.parse(text))) return new Date(text)
  const iso = DateTime.fromISO(text.replace(/^(\d{4}-\d\d-\d\d) (?=\d)/, '$1T'), { zone })
  if (iso.isValid && /^\d{4}-/.test(text)) return iso.toJSDate()
  for (const form of forms) {
    const read = DateTime.fromFormat(text, form, { zone })
    if (read.isValid) return read.toJSDate()
  }
  return null
}
