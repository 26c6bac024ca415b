import type { Day } from './calendar.ts'
import type { Language } from './language.ts'
import type { Phrase } from './reference.ts'
import type { Words } from './words.ts'

const numbered = (key: string, words: string): Words =>
  Object.fromEntries(words.split(' ').map((word, n) => [`${key}.${n + 1}`, word]))

/** How days, times and weekdays are written; kinds spread these into their own texts, and the phrases below pick them. */
export const dateWords: Readonly<Record<Language, Words>> = {
  en: {
    ...numbered('month', 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'),
    ...numbered('weekday', 'Mon Tue Wed Thu Fri Sat Sun'),
    'day.written': '{{date}} {{month}} {{year}}',
    'time.written': '{{hour}}:{{minute}}',
    'weekdays.every': 'every day',
    'weekdays.range': '{{from}}–{{to}}',
    'weekdays.list': '{{first}}, {{others}}',
  },
  fi: {
    ...numbered('month', '1 2 3 4 5 6 7 8 9 10 11 12'),
    ...numbered('weekday', 'ma ti ke to pe la su'),
    'day.written': '{{date}}.{{month}}.{{year}}',
    'time.written': '{{hour}}.{{minute}}',
    'weekdays.every': 'joka päivä',
    'weekdays.range': '{{from}}–{{to}}',
    'weekdays.list': '{{first}}, {{others}}',
  },
  sv: {
    ...numbered('month', 'jan feb mars april maj juni juli aug sep okt nov dec'),
    ...numbered('weekday', 'mån tis ons tors fre lör sön'),
    'day.written': '{{date}} {{month}} {{year}}',
    'time.written': '{{hour}}:{{minute}}',
    'weekdays.every': 'varje dag',
    'weekdays.range': '{{from}}–{{to}}',
    'weekdays.list': '{{first}}, {{others}}',
  },
}

/** 1 Dec 2026, 1.12.2026, 1 dec 2026. */
export function dayPhrase(on: Day): Phrase {
  const [year = '', month = '', date = ''] = on.split('-')
  return { say: 'day.written', params: { date: Number(date), month: { say: `month.${Number(month)}` }, year } }
}

/** 9:00, 9.00. @param time HH:MM @param ends whether it is the end of something: midnight is then 24:00 */
export function timePhrase(time: string, ends = false): Phrase {
  const [hour = '', minute = ''] = time.split(':')
  const shown = ends && time === '00:00' ? 24 : Number(hour)
  return { say: 'time.written', params: { hour: shown, minute } }
}

/** Mon–Fri; Tue, Thu; every day. @param weekdays 1 is Monday; at least one */
export function weekdaysPhrase(weekdays: readonly number[]): Phrase {
  const sorted = [...new Set(weekdays)].sort((a, b) => a - b)
  if (sorted.length === 7) return { say: 'weekdays.every' }
  return listed(runsOf(sorted).flatMap(runPhrases))
}

const weekday = (n: number): Phrase => ({ say: `weekday.${n}` })

/** Three days in a row and more are a range. */
function runPhrases(run: readonly number[]): Phrase[] {
  if (run.length < 3) return run.map(weekday)
  return [{ say: 'weekdays.range', params: { from: weekday(run[0] as number), to: weekday(run.at(-1) as number) } }]
}

function listed([first, ...others]: readonly Phrase[]): Phrase {
  if (!first) return { say: 'weekdays.every' }
  return others.length === 0 ? first : { say: 'weekdays.list', params: { first, others: listed(others) } }
}

function runsOf(sorted: readonly number[]): number[][] {
  const runs: number[][] = []
  for (const n of sorted) {
    const run = runs.at(-1)
    if (run?.at(-1) === n - 1) run.push(n)
    else runs.push([n])
  }
  return runs
}
