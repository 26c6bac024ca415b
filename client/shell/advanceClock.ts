import { client, type Outputs, queryClient } from '#client/api.ts'

/** What moving the clock has brought about, as far as a reader can see it. */
export interface Ran {
  now: string
  settled: boolean
  leads: number
  /** People inside a program before, and no longer. */
  finished: number
  /** `isAll` false: at least this many. */
  mails: { count: number; isAll: boolean }
}

const pageSize = 200
/** Counting goes on for that many pages; more than 5,000 mails are “5,000 or more”. */
const mostPages = 25

/** Moves a sandbox's clock by days, waits for what is due, then brings every page up to date. */
export async function advanceClock(workspaceId: number, from: Date, days: number): Promise<Ran> {
  const before = await client.programs.list.query({ workspaceId })
  const { now, settled } = await client.clock.advance.mutate({ workspaceId, duration: `P${days}D` })
  const [after, mails] = await Promise.all([client.programs.list.query({ workspaceId }), countMails(workspaceId, from)])
  void queryClient.invalidateQueries()
  return {
    now,
    settled,
    leads: total(after, 'leads') - total(before, 'leads'),
    finished: total(after, 'entered') - total(after, 'active') - (total(before, 'entered') - total(before, 'active')),
    mails,
  }
}

/** How many mails have come into the local mailbox since a moment of the workspace's time. */
async function countMails(workspaceId: number, since: Date): Promise<Ran['mails']> {
  let count = 0
  let cursor: string | undefined
  for (let page = 0; page < mostPages; page++) {
    const { rows, next } = await client.mailbox.list.query({ workspaceId, cursor, limit: pageSize })
    const fresh = rows.filter((mail) => new Date(mail.at) > since).length
    count += fresh
    if (fresh < rows.length || next === null) return { count, isAll: true }
    cursor = next
  }
  return { count, isAll: false }
}

function total(programs: Outputs['programs']['list'], field: 'leads' | 'entered' | 'active'): number {
  return programs.reduce((sum, program) => sum + program[field], 0)
}
