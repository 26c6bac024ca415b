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

/** Moves a sandbox's clock by days, waits for what is due, then brings every page up to date. */
export async function advanceClock(workspaceId: number, from: Date, days: number): Promise<Ran> {
  const before = await client.programs.list.query({ workspaceId })
  const { now, settled } = await client.clock.advance.mutate({ workspaceId, duration: `P${days}D` })
  const [after, mails] = await Promise.all([
    client.programs.list.query({ workspaceId }),
    client.mailbox.list.query({ workspaceId, limit: pageSize }),
  ])
  void queryClient.invalidateQueries()
  const sent = mails.rows.filter((mail) => new Date(mail.at) > from).length
  return {
    now,
    settled,
    leads: total(after, 'leads') - total(before, 'leads'),
    finished: total(after, 'entered') - total(after, 'active') - (total(before, 'entered') - total(before, 'active')),
    mails: { count: sent, isAll: sent < pageSize },
  }
}

function total(programs: Outputs['programs']['list'], field: 'leads' | 'entered' | 'active'): number {
  return programs.reduce((sum, program) => sum + program[field], 0)
}
