import { z } from 'zod'
import { writeAudit } from '#server/audit.ts'
import { Id, Name } from '#server/inputs.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { lockList } from '#server/lists/lockList.ts'
import { refuseTaken } from '#server/named/namedThing.ts'
import { FieldName } from '#server/prospects/prospectInput.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'

/** One thing that a form asks beside the address: a name, a company …, or a field of the workspace's own. */
export const FormField = z.strictObject({
  name: FieldName,
  label: z.string().trim().max(200).default(''),
  required: z.boolean().default(false),
})
export type FormField = z.infer<typeof FormField>

export const FormInput = z.object({
  /** Left out: a new one. */
  id: Id.optional(),
  name: Name,
  fields: z.array(FormField).max(50).default([]),
  /** Who submits it joins this list. */
  listId: Id.nullable().default(null),
})

/** Makes a form, or changes one. */
export function saveForm(scope: Scope, input: z.infer<typeof FormInput>): Promise<{ id: number }> {
  const { workspaceId } = scope
  const { id, name, fields, listId } = input
  return inTransaction(scope.database, async (client) => {
    if (listId !== null) await lockList(client, workspaceId, listId)
    const values = [workspaceId, name, JSON.stringify(fields), listId]
    const { rows } = await refuseTaken(
      name,
      id === undefined
        ? client.query<{ id: number }>(
            'insert into form (workspace_id, name, fields, list_id) values ($1, $2, $3, $4) returning id',
            values,
          )
        : client.query<{ id: number }>(
            `update form set name = $2, fields = $3, list_id = $4 where workspace_id = $1 and id = $5 returning id`,
            [...values, id],
          ),
    )
    const saved = rows[0]?.id
    if (saved === undefined) throw new Refusal('notFound.form')
    await writeAudit(client, scope, id === undefined ? 'form.create' : 'form.update', `form ${saved}`, { name })
    return { id: saved }
  })
}
