import type pg from 'pg'
import { announce } from '#engine/intake/announce.ts'
import { dueWork } from '#engine/intake/dueWork.ts'
import { type Entry, enroll } from '#engine/intake/enroll.ts'
import { createNode, type Node, type NodeType } from '#engine/nodes/registry.ts'
import { EntryTrigger } from '#engine/nodes/trigger.ts'
import type { Edge, Graph } from '#engine/program/graph.ts'
import type { Policy } from '#engine/program/policy.ts'
import { type RunOnceOptions, runOnce } from '#engine/worker/runOnce.ts'
import { addProgram, addProspects, addWorkspace, one, within } from './ground.ts'

export const HOUR = 3_600_000
export const DAY = 24 * HOUR

export const node = (id: string, type: NodeType, config: object = {}): Node => {
  const fresh = createNode(type, id)
  return { ...fresh, config: { ...fresh.config, ...config } } as Node
}

/** @param trigger what is left out is at its default */
export const entry = (
  id: string,
  trigger: { readonly kind: EntryTrigger['kind'] } & Readonly<Record<string, unknown>>,
): Node => node(id, 'entry', { trigger: EntryTrigger.parse(trigger) })

/** A drawing of these steps. @param ways `start > wait > end`, or `ask.no > end` */
export function drawing(nodes: readonly Node[], ways: readonly string[], policy?: Partial<Policy>): Graph {
  const edges = ways.flatMap((way) => {
    const stops = way.split(' > ')
    return stops.slice(1).map((to, n): Edge => {
      const [from = '', outlet = 'then'] = (stops[n] ?? '').split('.')
      return { id: `${from}_${outlet}`, from, outlet, to: to.split('.')[0] ?? '' }
    })
  })
  return {
    format: 1,
    ...(policy && { policy: { reentry: { kind: 'never' }, exits: [], ...policy } }),
    nodes: Object.fromEntries(nodes.map((one) => [one.id, one])),
    edges: Object.fromEntries(edges.map((edge) => [edge.id, edge])),
  }
}

/** A workspace in which programs are lived through, and something happens to people. */
export async function livesIn(pool: pg.Pool, { sandbox = true } = {}) {
  const workspaceId = await addWorkspace(pool, { sandbox })
  const now = async () => (await pool.query('select workspace_now($1) as now', [workspaceId])).rows[0].now as Date
  const rows = async <T>(sql: string, ...values: unknown[]) =>
    (await pool.query(sql, [workspaceId, ...values])).rows as T[]

  return {
    pool,
    workspaceId,
    now,
    rows,
    people: (count: number) => addProspects(pool, workspaceId, count),
    program: (graph: Graph) => addProgram(pool, workspaceId, graph),
    enter: async (programId: number, prospectIds: readonly number[], more: Partial<Entry> = {}) => {
      const moment = more.now ?? (await now())
      return within(pool, (client) =>
        enroll(client, { workspaceId, programId, version: 1, nodeId: 'start', prospectIds, now: moment, ...more }),
      )
    },
    /** Something that people do, kept and announced. */
    happen: async (
      prospectIds: readonly number[],
      type: string,
      { properties = {}, at = null as Date | null } = {},
    ) => {
      const moment = at ?? (await now())
      await within(pool, async (client) => {
        await client.query(
          `insert into event (workspace_id, prospect_id, type, properties, at)
           select $1, id, $3, $4, $5 from unnest($2::bigint[]) id`,
          [workspaceId, prospectIds, type, JSON.stringify(properties), moment],
        )
        const cue = `event:${type}`
        await announce(
          client,
          workspaceId,
          prospectIds.map((prospectId) => ({ prospectId, cue, detail: properties, at: moment })),
        )
      })
    },
    announce: async (prospectIds: readonly number[], cue: string, detail: Record<string, unknown> = {}) => {
      const at = await now()
      return within(pool, (client) =>
        announce(
          client,
          workspaceId,
          prospectIds.map((prospectId) => ({ prospectId, cue, detail, at })),
        ),
      )
    },
    forward: (ms: number) =>
      pool.query('update workspace set clock_ahead_ms = clock_ahead_ms + $2 where workspace_id = $1', [
        workspaceId,
        ms,
      ]),
    run: (more: Partial<RunOnceOptions> = {}) =>
      runOnce({
        pool,
        signingKey: 'k',
        env: { publicUrl: 'https://polku.example', smtpUrl: null },
        workspaceId,
        ...more,
      }),
    due: () => within(pool, (client) => dueWork(client, workspaceId)),
    count: (sql: string, ...values: unknown[]) => one(pool, `select count(*) ${sql}`, [workspaceId, ...values]),
    /** Where a person stands or ended, an enrollment a line: `listen waiting`, `done ended completed`. */
    where: async (prospectId: number, programId?: number) =>
      (
        await rows<{ line: string }>(
          `select concat_ws(' ', node_id, status, outcome) as line from enrollment
           where workspace_id = $1 and prospect_id = $2 and ($3::int is null or program_id = $3) order by id`,
          prospectId,
          programId ?? null,
        )
      ).map(({ line }) => line),
    /** The way a person went: `start.then`, `listen.timeout` … */
    way: async (prospectId: number) =>
      (
        await rows<{ line: string }>(
          `select concat_ws('.', s.node_id, nullif(s.outlet, '')) as line from step s
           join enrollment e on e.workspace_id = $1 and e.id = s.enrollment_id
           where s.workspace_id = $1 and e.prospect_id = $2 order by e.id, s.visit`,
          prospectId,
        )
      ).map(({ line }) => line),
  }
}

export type Lives = Awaited<ReturnType<typeof livesIn>>
