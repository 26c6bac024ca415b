import pg from 'pg'
import { migrate } from '../../server/database/migrate.ts'
import type { CompiledEmail } from '../../templates/compileEmail.ts'
import { addProgram, addWorkspace } from '../../tests/worker/ground.ts'
import { draw, node } from '../../tests/worker/guideFollowUp.ts'

export interface FullOutbox {
  readonly workspaceId: number
  /** The mail as it was published. */
  readonly email: CompiledEmail
}

/** A newsletter as they are: 25 KB of HTML, ten links, a name here and there. */
const paragraph = `<mj-text>Good morning {{ prospect.firstName | default: 'there' }}, five days ago you took our first guide.
  This one goes on where it ended: what {{ prospect.company | default: 'a company' }} can do in the first month.</mj-text>`
const article = (n: number) =>
  `<mj-section><mj-column>${paragraph}<mj-button href="https://www.smartrekry.example/guide/${n}">Read chapter ${n}</mj-button></mj-column></mj-section>`
const mjml = `<mjml><mj-body>${Array.from({ length: 10 }, (_, n) => article(n + 1)).join('')}
  <mj-section><mj-column><mj-text>{{ workspace.postalAddress }} <a href="{{ unsubscribe }}">End all mail</a></mj-text></mj-column></mj-section>
</mj-body></mjml>`

/** A database whose outbox holds one mail for each of so many people, due now. */
export async function fillOutbox(url: string, people: number): Promise<FullOutbox> {
  await migrate(url)
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  const workspaceId = await addWorkspace(pool, { sandbox: false })
  const content = {
    subject: 'The second guide for {{ prospect.firstName }}',
    preheader: '',
    senderName: '',
    senderEmail: '',
    mjml,
  }
  const graph = draw(
    [
      node('start', 'entry', { trigger: { kind: 'manual' } }),
      node('guide', 'email', { topicId: null, variants: [{ id: 'a', weight: 100, content }] }),
      node('done', 'end', {}),
    ],
    [
      ['start', 'then', 'guide'],
      ['guide', 'then', 'done'],
    ],
  )
  const programId = await addProgram(pool, workspaceId, graph)
  await pool.query(
    `insert into prospect (workspace_id, email, email_key, first_name, last_name, company, consent, time_zone)
     select $1, 'p' || n || '@example' || n % 997 || '.com', 'p' || n || '@example' || n % 997 || '.com', 'First' || n,
       'Last' || n % 5000, 'Company ' || n % 5000, 'granted', 'Europe/Helsinki'
     from generate_series(1, $2::int) n`,
    [workspaceId, people],
  )
  await pool.query(
    `insert into message (workspace_id, kind, enrollment_id, visit, effect, program_id, version, node_id, variant_id, prospect_id, due_at)
     select $1, 'marketing', id, 1, 0, $2, 1, 'guide', 'a', id, now() from prospect where workspace_id = $1`,
    [workspaceId, programId],
  )
  const { rows } = await pool.query<{ compiled: CompiledEmail }>(
    'select compiled from version_email where workspace_id = $1',
    [workspaceId],
  )
  await pool.query('vacuum analyze')
  await pool.end()
  return { workspaceId, email: (rows[0] as { compiled: CompiledEmail }).compiled }
}
