import { z } from 'zod'
import { announce } from '#engine/intake/announce.ts'
import { regrade } from '#engine/intake/regrade.ts'
import { cueOf } from '#engine/nodes/cue.ts'
import { writeAudit } from '#server/audit.ts'
import { Name } from '#server/inputs.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { FieldName } from '#server/prospects/prospectInput.ts'
import type { Scope } from '#server/scope.ts'
import { workspaceNow } from '#server/workspace/workspaceNow.ts'

export const CompanyInput = z.object({
  /** Companies are told apart by their name, whatever its case. */
  name: Name,
  domain: z.string().trim().toLowerCase().max(253).optional(),
  /** Added to what is known; null takes one away. */
  fields: z.record(FieldName, z.union([z.string().max(1000), z.number(), z.boolean(), z.null()])).default({}),
})

const text = `
insert into company (workspace_id, key, name, domain, fields)
values ($1, lower(btrim($2)), btrim($2), coalesce($3, ''), jsonb_strip_nulls($4::jsonb))
on conflict (workspace_id, key) do update
set name = excluded.name, domain = coalesce($3, company.domain),
  fields = jsonb_strip_nulls(company.fields || $4::jsonb), updated_at = now()
returning id, key`

/** Adds a company, or brings what is known of it up to date; its people's fit and the programs that ask about it follow. */
export function saveCompany(
  scope: Scope,
  { name, domain, fields }: z.infer<typeof CompanyInput>,
): Promise<{ id: number; people: number }> {
  const { workspaceId } = scope
  return inTransaction(scope.database, async (client) => {
    const { rows } = await client.query<{ id: number; key: string }>(text, [
      workspaceId,
      name,
      domain ?? null,
      JSON.stringify(fields),
    ])
    const { id = 0, key = '' } = rows[0] ?? {}
    const people = await client.query<{ id: number | string }>(
      'select id from prospect where workspace_id = $1 and company_key = $2 order by id',
      [workspaceId, key],
    )
    const ids = people.rows.map((row) => Number(row.id))
    const at = await workspaceNow(client, workspaceId)
    const changed = Object.keys(fields)
    await announce(
      client,
      workspaceId,
      ids.flatMap((prospectId) =>
        changed.map((field) => ({
          prospectId,
          cue: cueOf.field('company', field),
          detail: { to: fields[field] ?? null },
          at,
        })),
      ),
    )
    await regrade(client, workspaceId, ids, at)
    await writeAudit(client, scope, 'company.save', `company ${id}`, { changed })
    return { id, people: ids.length }
  })
}
