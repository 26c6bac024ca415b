import type { NewEvent } from '#engine/intake/recordEvents.ts'
import type { DemoPerson } from './people.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** The moment in working hours at which this person did something that many days ago. Weekends move back to Friday. */
function momentOf(prospectId: number, days: number, now: Date): Date {
  const at = new Date(now.getTime() - days * day)
  const weekday = at.getUTCDay()
  if (weekday === 0 || weekday === 6) at.setTime(at.getTime() - (weekday === 0 ? 2 : 1) * day)
  const nth = prospectId + days
  at.setUTCHours(6 + ((nth * 5) % 7), (nth * 17) % 50, (nth * 41) % 60, 0)
  return at
}

/** When we first heard of a person, and when they came onto their list: before and after what they did that day. */
export function firstMoments({ known }: DemoPerson, prospectId: number, now: Date): { created: Date; joined: Date } {
  const at = momentOf(prospectId, known, now).getTime()
  return { created: new Date(at - minute), joined: new Date(at + 9 * minute) }
}

/** What a person did before the demo began, oldest first. */
export function historyOf(person: DemoPerson, prospectId: number, now: Date): NewEvent[] {
  const { did = [] } = person
  // Weekends move onto one Friday: whoever came on it did nothing before.
  const first = firstMoments(person, prospectId, now).created.getTime() + minute
  const events = did.map((line, index): NewEvent => {
    const [days = '', ...rest] = line.split(' ')
    const what = rest.join(' ')
    const at = new Date(Math.max(momentOf(prospectId, Number(days), now).getTime(), first) + 2 * index * minute)
    return what.startsWith('/')
      ? { prospectId, type: 'page.visited', properties: { path: what }, at }
      : { prospectId, type: 'form.submitted', properties: { form: what }, at }
  })
  return events.sort((a, b) => a.at.getTime() - b.at.getTime())
}
