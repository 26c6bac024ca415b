import type pg from 'pg'
import { z } from 'zod'
import { joinList } from '#engine/intake/joinList.ts'
import { watchFields } from '#engine/intake/watchFields.ts'
import { writeAudit } from '#server/audit.ts'
import { Id } from '#server/inputs.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { lockList } from '#server/lists/lockList.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { workspaceNow } from '#server/workspace/workspaceNow.ts'
import { emailKey, tidyEmail } from './emailKey.ts'
import { Basis, mostFields, ProspectProperties, readLanguage, readTimeZone } from './prospectInput.ts'
import { recordConsent } from './recordConsent.ts'
import { suppressedAmong } from './suppressedAmong.ts'
import { type PersonToWrite, upsertPeople, type WrittenPerson } from './upsertPeople.ts'

export const CreateProspect = ProspectProperties.extend({
  email: z.string().max(1000),
  /** A list to join. */
  listId: Id.optional(),
  /** Default: legitimateInterest, with the source "API" or the name of who adds the person. */
  consent: z
    .object({
      basis: Basis,
      source: z.string().trim().min(1).max(300),
      wording: z.string().max(5000).optional(),
    })
    .optional(),
})
export type CreateProspect = z.infer<typeof CreateProspect>

/**
 * Adds a person.
 * @param existing what to do when the address is known: refuse (a screen), or bring the person up to date (the API)
 */
export async function createProspect(
  scope: Scope,
  input: CreateProspect,
  existing: 'refuse' | 'update' = 'refuse',
): Promise<{ id: number; created: boolean; outcome: WrittenPerson['outcome'] }> {
  const { workspaceId, actor, signingKey } = scope
  const person = readPerson(input)
  return inTransaction(scope.database, async (client) => {
    const now = await workspaceNow(client, workspaceId)
    if (input.listId !== undefined) await lockList(client, workspaceId, input.listId)
    const isSuppressed = (await suppressedAmong(client, workspaceId, [person.emailKey], signingKey)).size > 0
    const consent = isSuppressed ? 'none' : 'granted'
    const [written] = await watchFields(client, workspaceId, { emailKeys: [person.emailKey] }, now, () =>
      upsertPeople(client, workspaceId, [{ ...person, consent }], now),
    )
    if (!written) throw new Error('A person was written and cannot be found.')
    const { id, outcome } = written
    // Asked after writing, which undoes itself: before it, somebody else may be adding the same person.
    if (existing === 'refuse' && outcome !== 'created')
      throw new Refusal('prospect.exists', { email: person.email, id }, { field: 'email' })
    if (input.fields) await refuseTooManyFields(client, workspaceId, id)
    const by = actor.kind === 'key' ? 'API' : actor.name
    const given = input.consent ?? { basis: 'legitimateInterest', source: by }
    // Whoever is known keeps the proof there is, unless another is given.
    if (!isSuppressed && (outcome === 'created' || input.consent))
      await recordConsent(client, workspaceId, [{ prospectId: id, state: 'granted', at: now }], { ...given, actor: by })
    if (input.listId !== undefined) await joinList(client, workspaceId, input.listId, [id], now)
    if (outcome === 'created') await writeAudit(client, scope, 'prospect.create', `prospect ${id}`)
    return { id, created: outcome === 'created', outcome }
  })
}

function readPerson(input: CreateProspect): Omit<PersonToWrite, 'consent'> {
  const email = tidyEmail(input.email)
  const key = emailKey(email)
  if (key === null) throw new Refusal('prospect.notEmail', { email: email.slice(0, 100) }, { field: 'email' })
  return {
    email,
    emailKey: key,
    firstName: input.firstName ?? '',
    lastName: input.lastName ?? '',
    company: input.company ?? '',
    jobTitle: input.jobTitle ?? '',
    phone: input.phone ?? '',
    language: readLanguage(input.language ?? ''),
    timeZone: readTimeZone(input.timeZone ?? ''),
    source: input.source ?? '',
    fields: Object.fromEntries(Object.entries(input.fields ?? {}).filter(([, value]) => value !== '')),
  }
}

/** What is given is added to what is there, call by call. */
async function refuseTooManyFields(client: pg.ClientBase, workspaceId: number, id: number): Promise<void> {
  const { rows } = await client.query<{ fields: number }>(
    `select count(*)::int as fields from prospect p, jsonb_object_keys(p.fields) where p.workspace_id = $1 and p.id = $2`,
    [workspaceId, id],
  )
  if ((rows[0]?.fields ?? 0) > mostFields)
    throw new Refusal('prospect.tooManyFields', { limit: mostFields }, { field: 'fields' })
}
