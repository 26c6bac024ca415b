import type pg from 'pg'
import { joinList } from '#engine/intake/joinList.ts'
import { recordEvents } from '#engine/intake/recordEvents.ts'
import type { Graph } from '#engine/program/graph.ts'
import { type RunOnceOptions, runOnce } from '#engine/worker/runOnce.ts'
import { addFile, addList, addMember, addProgram, addProspects, addWorkspace, one, within } from './ground.ts'
import { guideFollowUp } from './guideFollowUp.ts'

export const signingKey = 'a-key-for-tests'
export const DAY = 86_400_000

type Draw = (ids: { listId: number; fileId: number }) => Graph

/** A workspace with sellers, marketers, a list, a file, a running program, and hands to live in it. */
export async function makeWorld(pool: pg.Pool, { sandbox = true, draw = guideFollowUp as Draw } = {}) {
  const workspaceId = await addWorkspace(pool, { sandbox })
  const listId = await addList(pool, workspaceId, 'Downloaded the guide')
  const fileId = await addFile(pool, workspaceId, 'The second guide')
  const member = (name: string, role: 'owner' | 'marketer' | 'sales', language = 'en') =>
    addMember(pool, workspaceId, `${name}${workspaceId}`, role, language)
  const crew = {
    owner: await member('olli', 'owner'),
    sellers: [
      await member('liisa', 'sales', 'fi'),
      await member('antti', 'sales'),
      await member('sven', 'sales', 'sv'),
    ],
    marketer: await member('mia', 'marketer'),
  }
  const programId = await addProgram(pool, workspaceId, draw({ listId, fileId }))
  const env = { publicUrl: 'https://polku.example', smtpUrl: null }

  return {
    pool,
    workspaceId,
    listId,
    fileId,
    programId,
    crew,
    people: (count: number) => addProspects(pool, workspaceId, count),
    now: () => workspaceNow(pool, workspaceId),
    join: async (prospectIds: readonly number[]) => {
      const now = await workspaceNow(pool, workspaceId)
      return within(pool, (client) => joinList(client, workspaceId, listId, prospectIds, now))
    },
    download: async (prospectIds: readonly number[], at?: Date) => {
      const when = at ?? (await workspaceNow(pool, workspaceId))
      const events = prospectIds.map((prospectId) => ({
        prospectId,
        type: 'file.downloaded',
        properties: {},
        fileId,
        at: when,
      }))
      return within(pool, (client) => recordEvents(client, workspaceId, events))
    },
    forward: (ms: number) =>
      pool.query('update workspace set clock_ahead_ms = clock_ahead_ms + $2 where workspace_id = $1', [
        workspaceId,
        ms,
      ]),
    run: (more: Partial<RunOnceOptions> = {}) => runOnce({ pool, signingKey, env, workspaceId, ...more }),
    count: (sql: string, ...values: unknown[]) => one(pool, `select count(*) ${sql}`, [workspaceId, ...values]),
    /** Counters of a node, both tables together: `entered`, `movedOn yes`, `exited` … */
    tally: async (nodeId: string) => {
      const { rows } = await pool.query<{ measure: string; n: number }>(
        `select trim(measure || ' ' || case outlet when 'then' then '' else outlet end) as measure, sum(n)::int as n
         from (select node_id, measure::text, outlet, n from tally where workspace_id = $1
           union all select node_id, measure::text, outlet, n from tally_delta where workspace_id = $1) t
         where node_id = $2 group by 1`,
        [workspaceId, nodeId],
      )
      return Object.fromEntries(rows.map((row) => [row.measure, row.n]))
    },
  }
}

export type World = Awaited<ReturnType<typeof makeWorld>>

async function workspaceNow(pool: pg.Pool, workspaceId: number): Promise<Date> {
  const { rows } = await pool.query<{ now: Date }>('select workspace_now($1) as now', [workspaceId])
  return (rows[0] as { now: Date }).now
}
