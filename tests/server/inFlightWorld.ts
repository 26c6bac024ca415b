import { joinList } from '#engine/intake/joinList.ts'
import { recordEvents } from '#engine/intake/recordEvents.ts'
import type { ConfigOf } from '#engine/nodes/registry.ts'
import type { Graph } from '#engine/program/graph.ts'
import { Choice, MigrationPlan } from '#engine/program/migrationPlan.ts'
import { runOnce } from '#engine/worker/runOnce.ts'
import type { Refusal } from '#server/refusal.ts'
import type { TestDatabase } from '#tests/support/database.ts'
import { reconcile } from '#tests/support/reconcile.ts'
import { addProspects, within } from '../worker/ground.ts'
import { callAs, makeWorkspace, signingKey } from './startServer.ts'

export const DAY = 86_400_000

/** An email that may be published. */
export function letter(subject: string): ConfigOf<'email'> {
  const text = `<mj-text>${subject} <a href="{{ unsubscribe }}">Unsubscribe</a></mj-text>`
  const mjml = `<mjml><mj-body><mj-section><mj-column>${text}</mj-column></mj-section></mj-body></mjml>`
  const content = { subject, preheader: '', senderName: '', senderEmail: '', mjml }
  return { variants: [{ id: 'a', weight: 100, content }] } as unknown as ConfigOf<'email'>
}

/** Everybody as suggested, except those who stand at the steps named. */
export const plan = (byNode: Record<string, Choice> = {}, otherwise: Choice = { kind: 'continue' }): MigrationPlan =>
  MigrationPlan.parse({ default: Choice.parse(otherwise), byNode })

/** The refusal that a call ends in. */
export async function refusalOf(call: Promise<unknown>): Promise<Refusal> {
  const error = await call.then(
    () => {
      throw new Error('It was not refused.')
    },
    (error: { cause?: unknown }) => error,
  )
  return (error.cause ?? error) as Refusal
}

/** A program that runs and is drawn on, people inside it, and the clock of their sandbox. */
export async function makeInFlight(
  db: TestDatabase,
  draw: (ids: { listId: number }) => Graph,
  { sandbox = true } = {},
) {
  const { pool } = db
  const workspace = await makeWorkspace(db, 'Smart Rekry Oy', { sandbox })
  const workspaceId = workspace.id
  const { programs, metrics, lists, prospects, clock } = callAs(db, workspace.people.marketer)
  const { id: listId } = await lists.create({ workspaceId, name: 'Newcomers' })
  const { id } = await programs.create({ workspaceId, name: 'Guide follow-up', template: null, language: 'en' })
  const at = { workspaceId, id }

  const world = {
    workspaceId,
    programId: id,
    listId,
    at,
    /** The program, as the numbers call it. */
    numbers: { workspaceId, programId: id },
    programs,
    clock,
    metrics,
    prospects,
    people: workspace.people,
    ids: { listId },
    save: async (graph: Graph) => {
      const { revision } = await programs.get(at)
      return programs.saveDraft({ ...at, revision, graph })
    },
    publish: async (graph: Graph, how?: MigrationPlan) => {
      const { revision } = await world.save(graph)
      return programs.publish({ ...at, revision, enrollExisting: false, note: '', ...(how ? { plan: how } : {}) })
    },
    migrate: async (how: MigrationPlan) => {
      const { liveVersion } = await programs.get(at)
      return programs.migrate({ ...at, liveVersion: liveVersion ?? 0, plan: how })
    },
    now: async () =>
      (await pool.query<{ now: Date }>('select workspace_now($1) as now', [workspaceId])).rows[0]?.now ?? new Date(),
    /** People come onto the list, and so into the program. */
    join: async (count: number): Promise<number[]> => {
      const ids = await addProspects(pool, workspaceId, count)
      const now = await world.now()
      await within(pool, (client) => joinList(client, workspaceId, listId, ids, now))
      return ids
    },
    happens: async (prospectIds: readonly number[], type: string) => {
      const now = await world.now()
      const events = prospectIds.map((prospectId) => ({ prospectId, type, properties: {}, at: now }))
      await within(pool, (client) => recordEvents(client, workspaceId, events))
    },
    /** Does all that is due. */
    run: (batch = 1000) =>
      runOnce({ pool, signingKey, env: { publicUrl: 'https://polku.example', smtpUrl: null }, workspaceId, batch }),
    /** Time goes by, and what becomes due is done. */
    after: async (days: number) => {
      await world.pass(days)
      await world.run()
    },
    /** Time goes by, and nobody works. */
    pass: (days: number) =>
      pool.query('update workspace set clock_ahead_ms = clock_ahead_ms + $2 where workspace_id = $1', [
        workspaceId,
        Math.round(days * DAY),
      ]),
    /** `{ 'v1 wait1': 3, 'completed': 2 }`: where everybody is, or how they left. */
    whereabouts: async (): Promise<Record<string, number>> => {
      const { rows } = await pool.query<{ at: string; n: number }>(
        `select case status when 'waiting' then 'v' || version || ' ' || node_id else outcome end as at, count(*)::int as n
         from enrollment where workspace_id = $1 and program_id = $2 group by 1 order by 1`,
        [workspaceId, id],
      )
      return Object.fromEntries(rows.map((row) => [row.at, row.n]))
    },
    /** Emails in the mailbox, by subject. */
    mails: async (): Promise<Record<string, number>> => {
      const { rows } = await pool.query<{ subject: string; n: number }>(
        'select subject, count(*)::int as n from mail where workspace_id = $1 group by 1 order by 1',
        [workspaceId],
      )
      return Object.fromEntries(rows.map((row) => [row.subject, row.n]))
    },
    /** Days of workspace time until they are visited next, rounded to tenths, for those who wait. */
    dueIn: async (): Promise<number[]> => {
      const { rows } = await pool.query<{ days: number }>(
        `select round((extract(epoch from due_at - workspace_now($1)) / 86400)::numeric, 1)::float8 as days
         from enrollment where workspace_id = $1 and program_id = $2 and status = 'waiting' order by id`,
        [workspaceId, id],
      )
      return rows.map((row) => row.days)
    },
    reconcile: () => reconcile(pool, workspaceId),
    rows: async <Row extends object>(text: string, ...values: unknown[]): Promise<Row[]> =>
      (await pool.query(text, [workspaceId, ...values])).rows as Row[],
  }
  await world.publish(draw({ listId }))
  return world
}

export type InFlight = Awaited<ReturnType<typeof makeInFlight>>
