import type { Language } from '#engine/nodes/language.ts'
import { locales } from './language.ts'

export interface Format {
  /** 21 Nov 2026 */
  date(moment: Moment): string
  /** 21 Nov 2026, 14:02 */
  dateTime(moment: Moment): string
  /** 14:02 */
  time(moment: Moment): string
  /** Saturday 21 November 2026 */
  longDate(moment: Moment): string
  /** The shortest that is still clear: 14:02 (klo 14.02) today, 21 Nov this year, 21 Nov 2025 before. */
  brief(moment: Moment, now: Date): string
  /** 3 days ago, in 5 hours, now */
  relative(moment: Moment, now: Date): string
  /** 1 240 */
  number(value: number): string
  /** A share from 0 to 1: 4.2 % in English, 4,2 % in Finnish. Without a decimal when `of` is under 100. */
  percent(share: number, of?: number): string
  /** +15, −5, 0 */
  signed(value: number): string
  /** 1.4 MB */
  bytes(value: number): string
  list(items: readonly string[]): string
}

/** An ISO 8601 string or a Date. */
export type Moment = string | Date

const steps = [
  ['year', 31_536_000_000],
  ['month', 2_629_800_000],
  ['week', 604_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** What stands before a time that stands alone. */
const clock: Readonly<Record<Language, string>> = { en: '', fi: 'klo ', sv: 'kl. ' }

/** Dates, numbers and shares as a reader of this language, in this IANA time zone, writes them. */
export function makeFormat(language: Language, zone?: string): Format {
  const locale = locales[language]
  const timeZone = zone
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone })
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone })
  const longDate = new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone,
  })
  const dayAndMonth = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone })
  const dayKey = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const number = new Intl.NumberFormat(locale)
  const signed = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' })
  const fine = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const coarse = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const at = (moment: Moment) => (typeof moment === 'string' ? new Date(moment) : moment)

  return {
    date: (moment) => date.format(at(moment)),
    dateTime: (moment) => dateTime.format(at(moment)),
    time: (moment) => time.format(at(moment)),
    longDate(moment) {
      const said = longDate.format(at(moment))
      return said.charAt(0).toLocaleUpperCase(locale) + said.slice(1)
    },
    brief(moment, now) {
      const [then, today] = [dayKey.format(at(moment)), dayKey.format(now)]
      if (then === today) return clock[language] + time.format(at(moment))
      return then.slice(0, 4) === today.slice(0, 4) ? dayAndMonth.format(at(moment)) : date.format(at(moment))
    },
    relative(moment, now) {
      const distance = at(moment).getTime() - now.getTime()
      const step = steps.find(([, size]) => Math.abs(distance) >= size)
      return step ? relative.format(Math.trunc(distance / step[1]), step[0]) : relative.format(0, 'second')
    },
    number: (value) => number.format(value),
    percent: (share, of) => (of !== undefined && of < 100 ? coarse : fine).format(share),
    signed: (value) => signed.format(value),
    bytes(value) {
      const [size, unit] =
        value >= 1_000_000_000
          ? [value / 1_000_000_000, 'gigabyte']
          : value >= 1_000_000
            ? [value / 1_000_000, 'megabyte']
            : value >= 1000
              ? [value / 1000, 'kilobyte']
              : [value, 'byte']
      return new Intl.NumberFormat(locale, {
        style: 'unit',
        unit,
        unitDisplay: 'short',
        maximumFractionDigits: size < 10 && unit !== 'byte' ? 1 : 0,
      }).format(size)
    },
    list: (items) => list.format(items),
  }
}
