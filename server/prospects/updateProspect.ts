import type pg from 'pg'
import { z } from 'zod'
import { watchFields } from '#engine/intake/watchFields.ts'
import { writeAudit } from '#server/audit.ts'
import { isTaken } from '#server/database/isTaken.ts'
import { BigId } from '#server/inputs.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { workspaceNow } from '#server/workspace/workspaceNow.ts'
import { emailKey, tidyEmail } from './emailKey.ts'
import { Stage } from './prospectFilter.ts'
import { mostFields, ProspectProperties, readLanguage, readTimeZone } from './prospectInput.ts'
import { refuseStranger } from './refuseStranger.ts'

export const UpdateProspect = ProspectProperties.extend({
  id: BigId,
  email: z.string().max(1000).optional(),
  stage: Stage.optional(),
  /** A member of the workspace, or null for nobody. */
  ownerId: z.string().max(64).nullable().optional(),
})
export type UpdateProspect = z.infer<typeof UpdateProspect>

/** Changes what is given and leaves the rest; a field set to "" is taken away. */
export async function updateProspect(scope: Scope, input: UpdateProspect): Promise<{ id: number }> {
  const { workspaceId } = scope
  const { id, email, fields, ...rest } = input
  const address = email === undefined ? {} : readAddress(email)
  await inTransaction(scope.database, async (client) => {
    const { rows } = await client.query<{ fields: Record<string, string> }>(
      'select fields from prospect where workspace_id = $1 and id = $2 for update',
      [workspaceId, id],
    )
    const found = rows[0]
    if (!found) throw new Refusal('notFound.prospect')
    if (rest.ownerId) await refuseStranger(client, workspaceId, rest.ownerId, 'ownerId')
    const now = await workspaceNow(client, workspaceId)
    const changes = {
      ...address,
      first_name: rest.firstName,
      last_name: rest.lastName,
      company: rest.company,
      job_title: rest.jobTitle,
      phone: rest.phone,
      language: rest.language === undefined ? undefined : readLanguage(rest.language),
      time_zone: rest.timeZone === undefined ? undefined : readTimeZone(rest.timeZone),
      source: rest.source,
      stage: rest.stage,
      owner_id: rest.ownerId,
      fields: fields === undefined ? undefined : JSON.stringify(merge(found.fields, fields)),
      updated_at: now,
    }
    const writing = () => write(client, scope, id, changes)
    await watchFields(client, workspaceId, { ids: [id] }, now, writing).catch((error) => {
      if (isTaken(error)) throw new Refusal('prospect.exists', { email: email ?? '' }, { field: 'email' })
      throw error
    })
    const named = Object.keys(input).filter((name) => name !== 'id' && name !== 'workspaceId')
    await writeAudit(client, scope, 'prospect.update', `prospect ${id}`, { changed: named })
  })
  return { id }
}

function readAddress(email: string): { email: string; email_key: string } {
  const typed = tidyEmail(email)
  const key = emailKey(typed)
  if (key === null) throw new Refusal('prospect.notEmail', { email: typed.slice(0, 100) }, { field: 'email' })
  return { email: typed, email_key: key }
}

function merge(now: Readonly<Record<string, string>>, given: Readonly<Record<string, string>>): Record<string, string> {
  const merged = Object.fromEntries(Object.entries({ ...now, ...given }).filter(([, value]) => value !== ''))
  if (Object.keys(merged).length > mostFields)
    throw new Refusal('prospect.tooManyFields', { limit: mostFields }, { field: 'fields' })
  return merged
}

/** Column names come from the object above, never from the input. */
async function write(
  client: pg.ClientBase,
  { workspaceId }: Scope,
  id: number,
  changes: Readonly<Record<string, unknown>>,
): Promise<void> {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined)
  const sets = given.map(([column], n) => `${column} = $${n + 3}`)
  await client.query(`update prospect set ${sets.join(', ')} where workspace_id = $1 and id = $2`, [
    workspaceId,
    id,
    ...given.map(([, value]) => value),
  ])
}
