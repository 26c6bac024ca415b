import type { NumbersQuestion } from '#server/metrics/NumbersQuestion.ts'
import { everything } from '#server/metrics/NumbersQuestion.ts'
import type { Scope } from '#server/scope.ts'
import { makeWorld } from './people-world.ts'

/** Days before now at which things happen here. */
export type DaysAgo = number

/** One visit, as the ledger or the enrollment has it: `node` from when until when, left by which outlet. */
export interface Visited {
  readonly node: string
  readonly came: DaysAgo
  /** null: waits there still. */
  readonly left: DaysAgo | null
  /** "" where it ended or failed. */
  readonly outlet?: string
  readonly version?: number
}

/** A program whose past is written by hand, so that its numbers can be counted by hand. */
export async function numbersWorld() {
  const world = await makeWorld()
  const scope: Scope = await world.enter({ name: 'Numbers' })
  const { workspaceId } = scope
  const [program] = await world.rows<{ id: number }>(
    `insert into program (workspace_id, name, draft, live_version, status)
     values ($1, 'P', '{"format":1,"nodes":{},"edges":{}}', 1, 'running') returning id`,
    workspaceId,
  )
  const programId = program?.id ?? 0
  let person = 0

  /** Lets one person live through these visits. @returns the enrollment */
  async function lived(visits: readonly Visited[], failed = false): Promise<number> {
    person++
    const last = visits.at(-1) as Visited
    const status = last.left === null ? 'waiting' : failed ? 'failed' : 'ended'
    const [{ id: prospectId } = { id: 0 }] = await world.rows<{ id: number }>(
      `insert into prospect (workspace_id, email, email_key, first_name, last_name, company, score)
       values ($1, $2, $2, $3, 'Virtanen', 'Varis Oy', $4) returning id`,
      workspaceId,
      `p${person}@varis.example`,
      `P${person}`,
      person,
    )
    const [{ id } = { id: 0 }] = await world.rows<{ id: number }>(
      `insert into enrollment (workspace_id, program_id, version, prospect_id, status, node_id, visit, entered_at, arrived_at,
         due_at, ended_at, outcome)
       select $1, $2, $3, $4, $5::enrollment_status, $6, $7, now() - $8 * interval '1 day', now() - $9 * interval '1 day',
         now() + interval '3 days', now() - $10::float8 * interval '1 day', $11 returning id`,
      workspaceId,
      programId,
      last.version ?? 1,
      prospectId,
      status,
      last.node,
      visits.length - 1,
      visits[0]?.came,
      last.came,
      last.left,
      status === 'waiting' ? null : failed ? 'loop' : 'completed',
    )
    for (const [visit, { node, came, left, outlet = 'then', version = 1 }] of visits.entries()) {
      if (left === null) continue
      await world.rows(
        `insert into step (workspace_id, enrollment_id, visit, program_id, version, node_id, outlet, arrived_at, at)
         values ($1, $2, $3, $4, $5, $6, $7, now() - $8::float8 * interval '1 day', now() - $9::float8 * interval '1 day')`,
        ...[workspaceId, id, visit, programId, version, node, outlet, came, left],
      )
    }
    return id
  }

  /** An email of one visit. @param columns more of the message, as SQL literals */
  async function mailed(enrollmentId: number, node: string, columns: Readonly<Record<string, string>> = {}) {
    const more = { state: `'sent'`, variant_id: `'a'`, sent_at: `now() - interval '2 days'`, ...columns }
    const [{ id } = { id: 0 }] = await world.rows<{ id: number }>(
      `insert into message (workspace_id, kind, enrollment_id, visit, program_id, version, node_id, prospect_id, due_at,
         ${Object.keys(more).join(', ')})
       select $1, 'marketing', e.id, 1, e.program_id, 1, $3, e.prospect_id, now() - interval '2 days',
         ${Object.values(more).join(', ')}
       from enrollment e where e.workspace_id = $1 and e.id = $2 returning id`,
      ...[workspaceId, enrollmentId, node],
    )
    return id
  }

  const asked = (part: Partial<NumbersQuestion>): NumbersQuestion => ({ ...everything, ...part })
  return { world, scope, programId, lived, mailed, asked }
}
