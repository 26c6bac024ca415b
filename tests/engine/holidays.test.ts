import { describe, expect, test } from 'vitest'
import { addDays } from '#engine/nodes/calendar.ts'
import { type Country, holidaysOf, isHoliday } from '#engine/nodes/holidays.ts'

// The movable days as almanacs print them, not as they are computed: Good Friday, Easter Sunday and Monday, Ascension
// Day, Whit Sunday, Midsummer Eve and Day, All Saints' Day.
const almanac: Readonly<Record<number, string>> = {
  2024: '03-29 03-31 04-01 05-09 05-19 06-21 06-22 11-02',
  2025: '04-18 04-20 04-21 05-29 06-08 06-20 06-21 11-01',
  2026: '04-03 04-05 04-06 05-14 05-24 06-19 06-20 10-31',
  2027: '03-26 03-28 03-29 05-06 05-16 06-25 06-26 11-06',
  2028: '04-14 04-16 04-17 05-25 06-04 06-23 06-24 11-04',
  2029: '03-30 04-01 04-02 05-10 05-20 06-22 06-23 11-03',
  2030: '04-19 04-21 04-22 05-30 06-09 06-21 06-22 11-02',
  2031: '04-11 04-13 04-14 05-22 06-01 06-20 06-21 11-01',
  2032: '03-26 03-28 03-29 05-06 05-16 06-25 06-26 11-06',
}
const fixed = {
  FI: '01-01 01-06 05-01 12-06 12-24 12-25 12-26',
  SE: '01-01 01-06 05-01 06-06 12-24 12-25 12-26 12-31',
}

const printed = (year: number, country: Country) =>
  [...new Set([...(almanac[year] ?? '').split(' '), ...fixed[country].split(' ')])]
    .map((day) => `${year}-${day}`)
    .sort()

describe.each(['FI', 'SE'] as const)('%s', (country) => {
  test.each(Object.keys(almanac).map(Number))('%i rests on the days of the almanac, and on no other', (year) => {
    expect([...holidaysOf(year, country)].sort()).toEqual(printed(year, country))
  })
})

test.each([
  // As the Almanac Office of the University of Helsinki counts the free weekdays of these years.
  [2022, 7],
  [2023, 9],
  [2024, 10],
  [2025, 10],
  [2026, 9],
  [2027, 8],
  [2028, 9],
  [2029, 10],
  [2030, 10],
  [2031, 10],
])('in %i Finland has %i of them from Monday to Friday', (year, count) => {
  const weekdays = [...holidaysOf(year, 'FI')].filter((day) => ![0, 6].includes(new Date(`${day}T00:00Z`).getUTCDay()))
  expect(weekdays).toHaveLength(count)
})

test('Easter falls from 22 March to 25 April, on the days that history knows', () => {
  const easter = (year: number) => [...holidaysOf(year, 'SE')].find((day) => isEaster(day, year))
  const isEaster = (day: string, year: number) => {
    const [friday, monday] = [addDays(day, -2), addDays(day, 1)]
    const spring = day >= `${year}-03-22` && day <= `${year}-04-25`
    return spring && isHoliday(friday, 'SE') && isHoliday(monday, 'SE')
  }
  expect([1818, 1943, 1954, 1981, 2000, 2038, 2049, 2076, 2100, 2285].map(easter)).toEqual([
    '1818-03-22',
    '1943-04-25',
    '1954-04-18',
    '1981-04-19',
    '2000-04-23',
    '2038-04-25',
    '2049-04-18',
    '2076-04-19',
    '2100-03-28',
    '2285-03-22',
  ])
})

test('each country has days of its own', () => {
  expect(isHoliday('2027-12-06', 'FI')).toBe(true)
  expect(isHoliday('2027-12-06', 'SE')).toBe(false)
  expect(isHoliday('2028-06-06', 'SE')).toBe(true)
  expect(isHoliday('2028-06-06', 'FI')).toBe(false)
  expect(isHoliday('2026-12-31', 'SE')).toBe(true)
  expect(isHoliday('2026-12-31', 'FI')).toBe(false)
})

test('an ordinary day is no holiday', () => {
  expect(isHoliday('2026-09-15', 'FI')).toBe(false)
  expect(isHoliday('2027-03-27', 'FI')).toBe(false)
})
