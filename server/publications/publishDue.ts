import type pg from 'pg'
import type { Logger } from 'pino'
import { type Language, languages } from '#engine/nodes/language.ts'
import { GraphSchema } from '#engine/program/graph.ts'
import { MigrationPlan } from '#engine/program/migrationPlan.ts'
import type { Database } from '#server/database/connect.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { checkGraph } from '#server/programs/checkGraph.ts'
import { compileEmails } from '#server/programs/compileEmails.ts'
import { goLive } from '#server/programs/goLive.ts'
import { loadProgram } from '#server/programs/loadProgram.ts'
import { refuseBlocked } from '#server/programs/publishProgram.ts'
import type { Foreseen } from '#server/programs/writeVersion.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'

// L1. What is planned is in the database and nowhere else: a process that stops leaves it for the next one.
// L2. Whoever publishes holds the row; another process passes over it. So nothing goes live twice.
// L3. It is published as it was looked at, or not at all: when another version has gone live meanwhile, when something that
//     it needs is gone, or when the program was archived, it is settled with the reason, which the page shows.

/** What a process has at hand to publish with. */
export interface Press {
  readonly database: Database
  readonly publicUrl: string
  readonly signingKey: string
  readonly log: Logger
}

interface Due {
  readonly workspaceId: number
  readonly id: number
  readonly programId: number
}

/** Publishes everything whose time has come. @param workspaceId only there @returns how many were settled */
export async function publishDue(press: Press, workspaceId?: number): Promise<number> {
  const { rows } = await press.database.pool.query<Due>({
    name: 'due-publications',
    text: `select workspace_id as "workspaceId", id, program_id as "programId" from publication
           where pending and due_at <= workspace_now(workspace_id) and ($1::int is null or workspace_id = $1)
           order by due_at`,
    values: [workspaceId ?? null],
  })
  let settled = 0
  for (const due of rows) {
    try {
      if (await publishOne(press, due)) settled++
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      await settle(press.database.pool, due, 'refused', { code: error.code, params: error.params })
      settled++
    }
  }
  return settled
}

interface Planned {
  readonly graph: unknown
  readonly liveVersion: number | null
  readonly name: string
  readonly note: string
  readonly enrollExisting: boolean
  readonly plan: unknown
  readonly authors: readonly string[]
  readonly foreseen: Foreseen
  readonly by: string
  readonly userName: string | null
  readonly language: string | null
  readonly keyName: string | null
}

const look = `
select p.graph, p.live_version as "liveVersion", p.name, p.note, p.enroll_existing as "enrollExisting", p.plan, p.authors,
  p.foreseen, p.by, u.name as "userName", u.language, k.name as "keyName"
from publication p
left join "user" u on u.id = p.by
left join api_key k on k.workspace_id = p.workspace_id and 'key:' || k.id = p.by
where p.workspace_id = $1 and p.id = $2 and p.pending`

async function publishOne(press: Press, due: Due): Promise<boolean> {
  const { database } = press
  const { workspaceId, id, programId } = due
  const planned = (await database.pool.query<Planned>(look, [workspaceId, id])).rows[0]
  if (!planned) return false
  const read = GraphSchema.safeParse(planned.graph)
  if (!read.success) throw new Refusal('graph.newer', {}, { cause: read.error })
  const graph = read.data
  const scope = scopeOf(press, workspaceId, planned)
  refuseBlocked(await checkGraph(scope, programId, graph))
  const emails = await compileEmails(graph)
  return inTransaction(database, async (client) => {
    const program = await loadProgram(client, scope, programId, { lock: true })
    const held = await client.query(
      'select 1 from publication where workspace_id = $1 and id = $2 and pending for update',
      [workspaceId, id],
    )
    if (held.rowCount === 0) return false
    if (program.archivedAt) throw new Refusal('program.archived')
    if (program.liveVersion !== planned.liveVersion)
      throw new Refusal('migration.newer', { version: program.liveVersion ?? 0 })
    const { name, note, enrollExisting, authors, foreseen } = planned
    const plan = planned.plan === null ? undefined : MigrationPlan.parse(planned.plan)
    await goLive(client, scope, {
      id: programId,
      graph,
      emails,
      name,
      note,
      enrollExisting,
      plan,
      authors,
      foreseen,
      publicationId: id,
    })
    await settle(client, due, 'published', {})
    return true
  })
}

async function settle(client: Pick<pg.Pool, 'query'>, { workspaceId, id }: Due, outcome: string, reason: object) {
  await client.query(
    `update publication set pending = null, outcome = $3, reason = $4, settled_at = now()
     where workspace_id = $1 and id = $2 and pending`,
    [workspaceId, id, outcome, JSON.stringify(reason)],
  )
}

/** Whoever planned it publishes it. */
function scopeOf(press: Press, workspaceId: number, { by, userName, keyName, language }: Planned): Scope {
  const key = /^key:(\d+)$/.exec(by)
  const known = languages.find((one) => one === language)
  return {
    ...press,
    workspaceId,
    role: 'marketer',
    language: known ?? ('en' satisfies Language),
    actor: key
      ? { kind: 'key', id: Number(key[1]), name: keyName ?? '' }
      : { kind: 'user', id: by, name: userName ?? '' },
  }
}
