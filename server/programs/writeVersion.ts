import type pg from 'pg'
import type { Graph } from '#engine/program/graph.ts'
import type { Scope } from '#server/scope.ts'
import type { CompiledEmail } from '#templates/compileEmail.ts'
import type { PlanCounts } from './inFlight/movesOf.ts'
import { signatureOf } from './loadProgram.ts'
import { writeTriggers } from './writeTriggers.ts'

export interface VariantEmail {
  readonly nodeId: string
  readonly variantId: string
  readonly compiled: CompiledEmail
}

/** What was said before a version was published. */
export interface Foreseen {
  /** How many people would go where. */
  readonly counts?: PlanCounts
  /** The older version that it is a copy of. */
  readonly copyOf?: number
}

export interface NewVersion {
  /** The program. */
  readonly id: number
  readonly name?: string | undefined
  readonly note: string
  readonly graph: Graph
  readonly emails: readonly VariantEmail[]
  /** Signatures of those who drew what it changes. */
  readonly authors: readonly string[]
  readonly foreseen: Foreseen
}

/** The next version of a program, its emails, and who comes into it from now on. A program that is paused stays so; any
 *  other runs. @returns its number */
export async function writeVersion(
  client: pg.ClientBase,
  scope: Scope,
  { id, name = '', note, graph, emails, authors, foreseen }: NewVersion,
): Promise<number> {
  const { workspaceId } = scope
  const { rows } = await client.query<{ number: number }>(
    `insert into program_version (workspace_id, program_id, number, graph, note, published_by, name, authors, foreseen)
     select $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7, $8
     from program_version where workspace_id = $1 and program_id = $2
     returning number`,
    [
      workspaceId,
      id,
      JSON.stringify(graph),
      note,
      signatureOf(scope.actor),
      name,
      JSON.stringify(authors),
      JSON.stringify(foreseen),
    ],
  )
  const version = rows[0]?.number
  if (version === undefined) throw new Error('The version was not written.')
  await client.query(
    `insert into version_email (workspace_id, program_id, version, node_id, variant_id, compiled)
     select $1, $2, $3, e."nodeId", e."variantId", e.compiled
     from jsonb_to_recordset($4::jsonb) as e("nodeId" text, "variantId" text, compiled jsonb)`,
    [workspaceId, id, version, JSON.stringify(emails)],
  )
  await writeTriggers(client, workspaceId, { programId: id, version, graph })
  await client.query(
    `update program set status = case status when 'paused' then status else 'running' end, live_version = $3
     where workspace_id = $1 and id = $2`,
    [workspaceId, id, version],
  )
  return version
}
