import type { Ward } from '../Ward.ts'

/** A workspace's clock against the database's. Milliseconds. */
export interface Clock {
  /** Real time of this examination. */
  readonly now: number
  /** When the workspace's clock first showed this time, in real time. A clock that was moved has skipped some: they came
   *  when it was moved. */
  realTimeOf(workspaceTime: number): number
}

interface Row {
  now: number
  ahead: number
  moves: [number, number][] | null
}

const text = `
select date_part('epoch', now()) * 1000 as now, w.clock_ahead_ms::float8 as ahead, (
  select json_agg(json_build_array(date_part('epoch', a.recorded_at) * 1000, (a.details ->> 'ms')::float8)
    order by a.recorded_at)
  from audit a where a.workspace_id = $1 and a.action = 'clock.advance' and a.details ? 'ms'
) as moves
from workspace w where w.workspace_id = $1`

export async function readClock({ client, workspaceId }: Pick<Ward, 'client' | 'workspaceId'>): Promise<Clock> {
  const { rows } = await client.query<Row>(text, [workspaceId])
  const { now, ahead, moves } = rows[0] ?? { now: Date.now(), ahead: 0, moves: null }
  const steps = moves ?? []
  const atFirst = ahead - steps.reduce((sum, [, ms]) => sum + ms, 0)
  return {
    now,
    realTimeOf(workspaceTime) {
      let before = atFirst
      for (const [at, ms] of steps) {
        if (workspaceTime - before <= at) break
        before += ms
        if (workspaceTime - before <= at) return at
      }
      return workspaceTime - before
    },
  }
}
