import { z } from 'zod'
import { joinList } from '#engine/intake/joinList.ts'
import { recordEvents } from '#engine/intake/recordEvents.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { CreateProspect, createProspect } from '#server/prospects/createProspect.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { workspaceNow } from '#server/workspace/workspaceNow.ts'
import type { FormField } from './saveForm.ts'

/** What somebody filled in: the person's properties by the names of the product, everything else under `fields`. */
export const FormSubmission = CreateProspect.omit({ listId: true }).extend({
  /** The sender's own id of the submission: the same twice is once, for ever. */
  submissionId: z.string().min(1).max(190).optional(),
})

/** Takes in a submission: the person is added or brought up to date, joins the form's list, and programs that wait for
 *  the form go on. */
export async function submitForm(
  scope: Scope,
  { id, submissionId, ...person }: z.infer<typeof FormSubmission> & { readonly id: number },
): Promise<{ prospectId: number; created: boolean; repeated: boolean }> {
  const { workspaceId, database } = scope
  const form = await loadForm(scope, id)
  for (const { name, required } of form.fields)
    if (required && !answerTo(person, name)) throw new Refusal('form.missing', { name }, { field: name })
  const { id: prospectId, created } = await createProspect(scope, person, 'update')
  return inTransaction(database, async (client) => {
    const at = await workspaceNow(client, workspaceId)
    const { repeated } = await recordEvents(client, workspaceId, [
      {
        ...(submissionId !== undefined && { key: `form ${id} ${submissionId}` }),
        prospectId,
        type: 'form.submitted',
        properties: { ...person.fields, formId: id, form: form.name },
        at,
      },
    ])
    if (form.listId !== null && !repeated) await joinList(client, workspaceId, form.listId, [prospectId], at)
    return { prospectId, created, repeated: repeated > 0 }
  })
}

async function loadForm({ database, workspaceId }: Scope, id: number) {
  const { rows } = await database.pool.query<{
    name: string
    fields: FormField[]
    listId: number | null
    archived: boolean
  }>(
    `select name, fields, list_id as "listId", archived_at is not null as archived from form
     where workspace_id = $1 and id = $2`,
    [workspaceId, id],
  )
  const form = rows[0]
  if (!form) throw new Refusal('notFound.form')
  if (form.archived) throw new Refusal('form.archived', { name: form.name })
  return form
}

const own = ['firstName', 'lastName', 'company', 'jobTitle', 'phone', 'language'] as const

function answerTo(person: Omit<z.infer<typeof FormSubmission>, 'submissionId'>, name: string): string {
  const known = own.find((one) => one === name)
  return (known ? person[known] : person.fields?.[name])?.trim() ?? ''
}
