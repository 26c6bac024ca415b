import { isHealthy } from '#engine/doctor/examine.ts'
import { printChart } from '#engine/doctor/printChart.ts'
import type { Aftermath } from './unleash.ts'

/** Of one process (worker/deliver/smtp/HostPace.ts: three times its slots). */
const MOST_IN_FLIGHT = 15

/** What a run has to be: nobody lost, nothing twice, no more in doubt than was in flight. */
export function faultsOf(aftermath: Aftermath): string[] {
  const { examination, lost, doubts, inFlightAtKills, blindKills, complaints, settled } = aftermath
  const strange = doubts
    .filter(({ id, ofSink }) => !ofSink && !inFlightAtKills.has(id))
    .map(({ id, why, delivered }) => `${id} (${why}${delivered ? '' : ', not delivered'})`)
  return [
    ...(settled ? [] : ['It did not come to rest in time.']),
    ...(isHealthy(examination) ? [] : ['An invariant does not hold.']),
    ...(lost.length > 0 ? [`${lost.length} people did not go their way: ${lost.slice(0, 3).join('; ')}`] : []),
    ...(strange.length > blindKills * MOST_IN_FLIGHT
      ? [
          `In doubt, and in flight at no kill or stop: ${strange.join(', ')} (${blindKills} of them nobody could look at).`,
        ]
      : []),
    ...(complaints.length > 0 ? [`The processes complained: ${complaints.slice(0, 5).join('; ')}`] : []),
  ]
}

export function printAftermath(aftermath: Aftermath): string {
  const { walked, lost, kills, restarts, states, deeds, seconds, doubts, inFlightAtKills } = aftermath
  const [ofSink, ofKills] = [doubts.filter((doubt) => doubt.ofSink), doubts.filter((doubt) => !doubt.ofSink)]
  const there = (some: typeof doubts) => `${some.filter(({ delivered }) => delivered).length} of them delivered`
  const table = (rows: Iterable<readonly [string, number]>) => [...rows].map(([name, n]) => `${name} ${n}`).join(' · ')
  return [
    printChart(aftermath.examination),
    '',
    `people       ${walked} went the way they had to, ${lost.length} did not`,
    `processes    ${kills} killed with -9, Postgres stopped in the middle ${restarts} times`,
    `mail         ${table(Object.entries(states))}`,
    `mail server  ${table([...deeds].sort(([a], [b]) => a.localeCompare(b)))}`,
    `in doubt     ${ofSink.length} as the mail server hung up on them: ${there(ofSink)}`,
    `             ${ofKills.length} as their sender was killed or stopped, ${inFlightAtKills.size} in flight then: ${there(ofKills)}`,
    `             message ${doubts.map(({ id, delivered }) => (delivered ? id : `${id} (not delivered)`)).join(', ')}`,
    `time         ${seconds} s`,
  ].join('\n')
}
