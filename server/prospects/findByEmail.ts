import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { emailKey, tidyEmail } from './emailKey.ts'
import { getProspect, type ProspectDetails } from './getProspect.ts'

/** The person with this address, however it is written. */
export async function findByEmail(scope: Scope, email: string): Promise<ProspectDetails> {
  const key = emailKey(tidyEmail(email))
  if (key === null) throw new Refusal('prospect.notEmail', { email: email.slice(0, 100) }, { field: 'email' })
  const { rows } = await scope.database.pool.query<{ id: number }>({
    name: 'find-by-email',
    text: 'select id from prospect where workspace_id = $1 and email_key = $2',
    values: [scope.workspaceId, key],
  })
  const id = rows[0]?.id
  if (id === undefined) throw new Refusal('notFound.prospect')
  return getProspect(scope, { id })
}
