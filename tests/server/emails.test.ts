import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addressHash } from '#engine/intake/addressHash.ts'
import type { EmailContent } from '#engine/nodes/fields.ts'
import { inspectOnce, rememberInspections } from '#server/emails/inspectOnce.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { callAs, makeWorkspace, signingKey } from './startServer.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

let workspace: Awaited<ReturnType<typeof makeWorkspace>>
let marketer: ReturnType<typeof callAs>
beforeEach(async () => {
  workspace = await makeWorkspace(db, 'Smart Rekry Oy')
  marketer = callAs(db, workspace.people.marketer)
})

const content = {
  subject: 'Hei {{ prospect.firstName | default: "siellä" }}',
  preheader: '',
  senderName: '',
  senderEmail: '',
  mjml: `<mjml lang="fi"><mj-body><mj-section><mj-column>
    <mj-text>{{ prospect.company }} <a href="https://smartrekry.test/?c={{ prospect.company | url_encode }}">Lue</a></mj-text>
    <mj-text><a href="{{ unsubscribe }}">Peruuta</a> {{ workspace.postalAddress }}</mj-text>
  </mj-column></mj-section></mj-body></mjml>`,
}

async function addMaria(): Promise<number> {
  const email = 'maria@varisvaatteet.test'
  const { id } = await db.prisma.prospect.create({
    data: { workspaceId: workspace.id, email, emailKey: email, firstName: 'Maria', company: 'Varis & Vaatteet <Oy>' },
  })
  return Number(id)
}

describe('a preview', () => {
  it('is what this person would get, from whom it would come', async () => {
    const prospectId = await addMaria()
    const preview = await marketer.emails.preview({ workspaceId: workspace.id, content, prospectId })
    expect(preview).toMatchObject({ subject: 'Hei Maria', from: 'Anna Laine <anna@smartrekry.test>' })
    expect(preview.html).toContain('Varis &amp; Vaatteet &lt;Oy&gt;')
    expect(preview.html).toContain('https://smartrekry.test/?c=Varis')
    expect(preview.html).not.toContain('/c/')
    expect(preview.text).toContain('Varis & Vaatteet <Oy>')
    expect(preview.bytes).toBeGreaterThan(500)
    expect(preview.issues.filter((issue) => issue.severity === 'blocker')).toEqual([])
  })

  it('without a person is of one of whom everything is known', async () => {
    const preview = await marketer.emails.preview({ workspaceId: workspace.id, content, prospectId: null })
    expect(preview.subject).toBe('Hei Samuli')
  })

  it('of what cannot be compiled says why', async () => {
    const broken = { ...content, mjml: '<mj-text>no body' }
    const preview = await marketer.emails.preview({ workspaceId: workspace.id, content: broken, prospectId: null })
    expect(preview.html).toBe('')
    expect(preview.issues.map((issue) => issue.severity)).toContain('blocker')
  })
})

describe('a test copy', () => {
  const send = async (to: string) =>
    marketer.emails.sendTest({ workspaceId: workspace.id, content, prospectId: await addMaria(), to })

  it('goes through the outbox, labelled, merged, and of no program', async () => {
    await send('anna@smartrekry.test')
    const message = await db.prisma.message.findFirstOrThrow({ where: { workspaceId: workspace.id } })
    expect(message).toMatchObject({
      kind: 'system',
      state: 'pending',
      toEmail: 'anna@smartrekry.test',
      enrollmentId: -message.id,
      programId: null,
      prospectId: null,
      payload: { template: 'test', params: { subject: '[Test] Hei Maria', fromEmail: 'anna@smartrekry.test' } },
    })
  })

  it('is not sent to somebody who has asked for no mail', async () => {
    const to = 'Gone@example.fi'
    const hash = addressHash('gone@example.fi', signingKey)
    await db.prisma.suppression.create({
      data: { workspaceId: workspace.id, addressHash: hash, reason: 'unsubscribe', at: new Date() },
    })
    await expect(send(to)).rejects.toMatchObject({ cause: { code: 'email.suppressed', params: { email: to } } })
    expect(await db.prisma.message.count({ where: { workspaceId: workspace.id } })).toBe(0)
  })
})

it('merge fields are the product’s, in the asker’s language, and the workspace’s own', async () => {
  const fields = { employees: '150', 'not mergeable': 'x' }
  const email = 'a@b.test'
  await db.prisma.prospect.create({ data: { workspaceId: workspace.id, email, emailKey: email, fields } })
  const finnish = callAs(db, { ...workspace.people.marketer, language: 'fi' })
  const listed = await finnish.emails.mergeFields({ workspaceId: workspace.id })
  expect(listed).toContainEqual(expect.objectContaining({ tag: 'prospect.firstName', label: 'Etunimi' }))
  expect(listed.at(-1)).toEqual({
    tag: 'prospect.fields.employees',
    label: 'employees',
    mayBeEmpty: true,
    fallback: null,
  })
})

describe('inspections of emails', () => {
  const email = (words: string): EmailContent => ({
    subject: 'Hei',
    preheader: '',
    senderName: '',
    senderEmail: '',
    mjml: `<mjml><mj-body><mj-section><mj-column><mj-text>${words}</mj-text></mj-column></mj-section></mj-body></mjml>`,
  })

  it('are remembered, but not more of them than fit', async () => {
    const { compiled } = await inspectOnce(email('first'), new Set())
    const room = (compiled?.html.length ?? 0) * 2.5
    const inspect = rememberInspections({ emails: 500, characters: room })
    const first = inspect(email('first'), new Set())
    expect(inspect(email('first'), new Set())).toBe(first)
    await first
    await inspect(email('second'), new Set())
    expect(inspect(email('first'), new Set())).toBe(first)
    await inspect(email('third'), new Set())
    expect(inspect(email('first'), new Set())).not.toBe(first)
  })
})
