import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import type { MergeContext } from '#templates/mergeEmail.ts'

/** What an email to this person is merged with; without a prospect, that of a person who does not exist. */
export async function loadPerson(scope: Scope, prospectId: number | null): Promise<MergeContext> {
  const { workspaceId, database } = scope
  const workspace = await database.prisma.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { name: true, postalAddress: true, senderName: true, senderEmail: true },
  })
  if (prospectId === null) return { ...samplePerson(scope), workspace }
  const { rows } = await database.pool.query<
    MergeContext['prospect'] & { ownerName: string | null; ownerEmail: string | null }
  >({
    name: 'load-person',
    text: `select p.first_name as "firstName", p.last_name as "lastName", p.email, p.company, p.job_title as "jobTitle",
             p.phone, p.language, p.source, p.score, p.fields, u.name as "ownerName", u.email as "ownerEmail"
           from prospect p left join "user" u on u.id = p.owner_id
           where p.workspace_id = $1 and p.id = $2`,
    values: [workspaceId, prospectId],
  })
  const row = rows[0]
  if (!row) throw new Refusal('notFound.prospect', {}, { field: 'prospectId' })
  const { ownerName, ownerEmail, ...prospect } = row
  return { prospect, owner: ownerEmail === null ? null : { name: ownerName ?? '', email: ownerEmail }, workspace }
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
