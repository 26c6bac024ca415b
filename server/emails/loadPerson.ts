import { z } from 'zod'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import type { MergeContext } from '#templates/mergeEmail.ts'

const word = z.string().max(2000).default('')

/** A person who is told of instead of looked up: what a simulation knows of one. */
export const MergePerson = z.object({
  firstName: word,
  lastName: word,
  email: word,
  company: word,
  jobTitle: word,
  phone: word,
  language: word,
  source: word,
  score: z.number().int().default(0),
  fields: z.record(z.string().max(120), z.union([z.string().max(2000), z.number(), z.boolean(), z.null()])).default({}),
  /** User id. */
  owner: z.string().max(100).nullable().default(null),
})
export type MergePerson = z.infer<typeof MergePerson>

/** A prospect's id, a person as told, or null: somebody who does not exist. */
export type Whom = number | MergePerson | null

/** What an email to this person is merged with. */
export async function loadPerson(scope: Scope, whom: Whom): Promise<MergeContext> {
  const { workspaceId, database } = scope
  const workspace = await database.prisma.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { name: true, postalAddress: true, senderName: true, senderEmail: true },
  })
  if (whom === null) return { ...samplePerson(scope), workspace }
  if (typeof whom === 'object') {
    const { owner, ...prospect } = whom
    return { prospect, owner: owner === null ? null : await loadOwner(scope, owner), workspace }
  }
  const { rows } = await database.pool.query<
    MergeContext['prospect'] & { ownerName: string | null; ownerEmail: string | null }
  >({
    name: 'load-person',
    text: `select p.first_name as "firstName", p.last_name as "lastName", p.email, p.company, p.job_title as "jobTitle",
             p.phone, p.language, p.source, p.score, p.fields, u.name as "ownerName", u.email as "ownerEmail"
           from prospect p left join "user" u on u.id = p.owner_id
           where p.workspace_id = $1 and p.id = $2`,
    values: [workspaceId, whom],
  })
  const row = rows[0]
  if (!row) throw new Refusal('notFound.prospect', {}, { field: 'prospectId' })
  const { ownerName, ownerEmail, ...prospect } = row
  return { prospect, owner: ownerEmail === null ? null : { name: ownerName ?? '', email: ownerEmail }, workspace }
}

/** A member of the workspace; anybody else is nobody here. */
async function loadOwner({ database, workspaceId }: Scope, userId: string): Promise<MergeContext['owner']> {
  const { rows } = await database.pool.query<{ name: string; email: string }>({
    name: 'load-owner',
    text: `select u.name, u.email from member m join "user" u on u.id = m.user_id
           where m.workspace_id = $1 and m.user_id = $2`,
    values: [workspaceId, userId],
  })
  return rows[0] ?? null
}

/** Somebody of whom everything is known. */
function samplePerson({ actor, language }: Scope): Omit<MergeContext, 'workspace'> {
  return {
    prospect: {
      firstName: 'Samuli',
      lastName: 'Esimerkki',
      email: 'samuli@example.com',
      company: 'Esko Solutions Oy',
      jobTitle: { en: 'HR manager', fi: 'Henkilöstöpäällikkö', sv: 'HR-chef' }[language],
      phone: '+358 40 123 4567',
      language,
      source: 'LinkedIn',
      score: 40,
      fields: {},
    },
    owner: { name: actor.name, email: 'owner@example.com' },
  }
}
