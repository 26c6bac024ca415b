import type pg from 'pg'
import { z } from 'zod'
import { announce } from '#engine/intake/announce.ts'
import { cueOf } from '#engine/nodes/cue.ts'
import { writeAudit } from '#server/audit.ts'
import { BigId, Name } from '#server/inputs.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { refuseStranger } from '#server/prospects/refuseStranger.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { workspaceNow } from '#server/workspace/workspaceNow.ts'

export const OpportunityInput = z.object({
  /** Left out: a new one, or the one with this externalId. */
  id: BigId.optional(),
  prospectId: BigId,
  name: Name,
  stage: z.string().trim().min(1).max(80),
  /** In the currency's main unit. */
  amount: z.number().min(0).max(1e11).default(0),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('EUR'),
  ownerId: z.string().max(64).nullable().default(null),
  /** The id in the CRM it comes from. */
  externalId: z.string().trim().max(200).default(''),
  /** true: won, false: lost, null: open. */
  won: z.boolean().nullable().default(null),
})
export type OpportunityInput = z.infer<typeof OpportunityInput>

/** Adds a possible deal, or brings it up to date; programs that ask about it follow. */
export function saveOpportunity(scope: Scope, input: OpportunityInput): Promise<{ id: number; created: boolean }> {
  const { workspaceId } = scope
  const { prospectId, ownerId } = input
  return inTransaction(scope.database, async (client) => {
    // One person's deals are written one after the other: the same externalId twice at once is one deal.
    const found = await client.query('select 1 from prospect where workspace_id = $1 and id = $2 for no key update', [
      workspaceId,
      prospectId,
    ])
    if (!found.rowCount) throw new Refusal('notFound.prospect', {}, { field: 'prospectId' })
    if (ownerId) await refuseStranger(client, workspaceId, ownerId, 'ownerId')
    const at = await workspaceNow(client, workspaceId)
    const known = await findKnown(client, workspaceId, input)
    const id =
      known === null
        ? await insert(client, workspaceId, input, at)
        : await update(client, workspaceId, known, input, at)
    await announce(client, workspaceId, [
      { prospectId, cue: cueOf.opportunity, detail: { stage: input.stage, amount: input.amount, won: input.won }, at },
    ])
    await writeAudit(client, scope, known === null ? 'opportunity.create' : 'opportunity.update', `opportunity ${id}`, {
      stage: input.stage,
    })
    return { id, created: known === null }
  })
}

async function findKnown(
  client: pg.ClientBase,
  workspaceId: number,
  { id, prospectId, externalId }: OpportunityInput,
): Promise<number | null> {
  if (id === undefined && externalId === '') return null
  const { rows } = await client.query<{ id: number }>(
    `select id from opportunity
     where workspace_id = $1 and prospect_id = $2 and (id = $3 or ($3::bigint is null and external_id = $4)) limit 1`,
    [workspaceId, prospectId, id ?? null, externalId],
  )
  if (id !== undefined && !rows[0]) throw new Refusal('notFound.opportunity')
  return rows[0]?.id ?? null
}

const columns = (input: OpportunityInput) => [
  input.name,
  input.stage,
  input.amount,
  input.currency,
  input.ownerId,
  input.externalId,
  input.won,
]

async function insert(client: pg.ClientBase, workspaceId: number, input: OpportunityInput, at: Date): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `insert into opportunity (workspace_id, prospect_id, name, stage, amount, currency, owner_id, external_id, won,
       closed_at, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, case when $9::bool is null then null else $10::timestamptz end, $10, $10)
     returning id`,
    [workspaceId, input.prospectId, ...columns(input), at],
  )
  return rows[0]?.id ?? 0
}

async function update(
  client: pg.ClientBase,
  workspaceId: number,
  id: number,
  input: OpportunityInput,
  at: Date,
): Promise<number> {
  await client.query(
    `update opportunity
     set name = $3, stage = $4, amount = $5, currency = $6, owner_id = $7,
       external_id = case when $8 = '' then external_id else $8 end, won = $9,
       closed_at = case when $9::bool is null then null else coalesce(closed_at, $10::timestamptz) end, updated_at = $10
     where workspace_id = $1 and id = $2`,
    [workspaceId, id, ...columns(input), at],
  )
  return id
}
