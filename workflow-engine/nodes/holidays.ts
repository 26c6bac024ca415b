import { addDays, type Day } from './calendar.ts'

// The days on which business rests in Finland and in Sweden, weekends aside: public holidays, and the eves that law or
// collective agreements treat as such.
//
// Finland: Kirkkolaki 652/2023, 3 luku 4 §; laki vapunpäivän järjestämisestä 272/1944; laki itsenäisyyspäivän viettämisestä
// 388/1937. Midsummer Eve and Christmas Eve are no working days by vuosilomalaki 162/2005, 4 §.
// Sweden: lag (1989:253) om allmänna helgdagar, as it has stood since 2005. Midsummer Eve, Christmas Eve and New Year's Eve
// count as Sundays by semesterlag (1977:480), 3 a §.

export const countries = ['FI', 'SE'] as const
export type Country = (typeof countries)[number]

/** Whether business rests in `country` on this day. Years are Gregorian; the law is today's, in every year. */
export const isHoliday = (on: Day, country: Country): boolean => holidaysOf(Number(on.slice(0, 4)), country).has(on)

/** The days of a year on which business rests in `country`, Saturdays and Sundays among them only where they have a name
 *  of their own. */
export function holidaysOf(year: number, country: Country): ReadonlySet<Day> {
  const key = `${country} ${year}`
  const known = calendars.get(key)
  if (known) return known
  const found = new Set([...shared(year), ...own[country](year)])
  if (calendars.size >= yearsKept) calendars.clear()
  calendars.set(key, found)
  return found
}

const calendars = new Map<string, ReadonlySet<Day>>()
const yearsKept = 200

function shared(year: number): Day[] {
  const easter = easterOf(year)
  const midsummer = saturdayFrom(dayOf(year, 6, 20))
  return [
    dayOf(year, 1, 1),
    // Epiphany.
    dayOf(year, 1, 6),
    // Good Friday, Easter Sunday and Monday, Ascension Day, Whit Sunday.
    ...[-2, 0, 1, 39, 49].map((days) => addDays(easter, days)),
    // May Day.
    dayOf(year, 5, 1),
    addDays(midsummer, -1),
    midsummer,
    // All Saints' Day.
    saturdayFrom(dayOf(year, 10, 31)),
    dayOf(year, 12, 24),
    dayOf(year, 12, 25),
    dayOf(year, 12, 26),
  ]
}

const own: Record<Country, (year: number) => Day[]> = {
  // Independence Day.
  FI: (year) => [dayOf(year, 12, 6)],
  // National Day, New Year's Eve.
  SE: (year) => [dayOf(year, 6, 6), dayOf(year, 12, 31)],
}

const dayOf = (year: number, month: number, date: number): Day =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`

/** The first Saturday on or after a day. */
const saturdayFrom = (on: Day): Day => addDays(on, 6 - new Date(`${on}T00:00:00Z`).getUTCDay())

/** Easter Sunday of the Western churches: the Gregorian computus in the form of Meeus, Jones and Butcher (J. Meeus,
 *  Astronomical Algorithms, chapter 8). */
function easterOf(year: number): Day {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return dayOf(year, Math.floor(n / 31), (n % 31) + 1)
}
