import type { CrowdResults } from '../results.ts'

/** What a crowd costs, in words and tables. */
export function reportCrowd({ machine, measuredAt, load, rounds, due, perPerson, wakeUp }: CrowdResults): string {
  const number = (n: number) => n.toLocaleString('en')
  const rows = perPerson.map(
    ({ waiting, micros, processorMicros }) => `| ${number(waiting)} | ${micros} | ${processorMicros ?? '?'} |`,
  )
  return `## A crowd that waits
One lane carries the ${number(due)} whose time has come from a wait for an event, which did not happen, through an email to the next wait, while all others wait. Medians of ${rounds} interleaved rounds; ${machine}; ${measuredAt.slice(0, 10)}; load average ${load[0]} to ${load[1]}. Goal: the same for any number.

| people waiting | µs a person | processor µs a person |
|---|---|---|
${rows.join('\n')}

**Woken by an event**, with ${number(wakeUp.waiting)} waiting and one worker with default settings, ${wakeUp.events} events, one every 50 ms: from the commit of the event until another session sees the person moved on, **${wakeUp.p50Ms} ms** in the middle, **${wakeUp.p99Ms} ms** for 99 of 100 (goal ≤ 1,000), ${wakeUp.maxMs} ms at most.
`
}
