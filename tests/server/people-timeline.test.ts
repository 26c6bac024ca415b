import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordEvents } from '#engine/intake/recordEvents.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { addListMembers } from '#server/lists/addListMembers.ts'
import { createList } from '#server/lists/createList.ts'
import { createProspect } from '#server/prospects/createProspect.ts'
import { prospectTimeline } from '#server/prospects/prospectTimeline.ts'
import type { TimelineItem } from '#server/prospects/timelineItem.ts'
import type { Scope } from '#server/scope.ts'
import { makeWorld, type World } from './people-world.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world.end())

async function everyPage(scope: Scope, id: number, limit: number): Promise<TimelineItem[]> {
  const items: TimelineItem[] = []
  let cursor: string | undefined
  for (let turns = 0; turns < 200; turns++) {
    const page = await prospectTimeline(scope, { id, limit, cursor })
    expect(page.items.length).toBeLessThanOrEqual(limit)
    items.push(...page.items)
    if (page.next === null) return items
    cursor = page.next
  }
  throw new Error('The pages never end.')
}

/** The reference program's first half, lived through by one person, as the engine would have written it. */
async function live(scope: Scope): Promise<number> {
  const { workspaceId } = scope
  const { id } = await createProspect(scope, { email: 'samuli@esko.example' })
  const list = await createList(scope, { name: 'Downloaded the guide' })
  await addListMembers(scope, { id: list.id, prospectIds: [id] })
  const node = (nodeId: string, type: string, config: object) => ({
    id: nodeId,
    type,
    config,
    position: { x: 0, y: 0 },
  })
  const variant = (subject: string) => ({
    id: 'a',
    weight: 100,
    content: { subject, preheader: '', senderName: '', senderEmail: '', mjml: '' },
  })
  const graph = {
    format: 1,
    nodes: {
      e: node('e', 'entry', { trigger: { kind: 'list', listId: list.id } }),
      m: node('m', 'email', { variants: [variant('Second guide')] }),
      w: node('w', 'wait', { duration: { amount: 5, unit: 'days' } }),
    },
    edges: {},
  }
  const json = JSON.stringify(graph)
  const [program] = await world.rows<{ id: number }>(
    `insert into program (workspace_id, name, draft, status, live_version) values ($1, 'Guide follow-up', $2, 'running', 1) returning id`,
    workspaceId,
    json,
  )
  await world.rows(
    'insert into program_version (workspace_id, program_id, number, graph) values ($1, $2, 1, $3)',
    workspaceId,
    program?.id,
    json,
  )
  const [enrollment] = await world.rows<{ id: number }>(
    `insert into enrollment (workspace_id, program_id, version, prospect_id, status, node_id, visit, entered_at, arrived_at, due_at, ended_at, outcome)
     values ($1, $2, 1, $3, 'ended', 'w', 3, '2026-05-01T09:00Z', '2026-05-01T09:00Z', '2026-05-06T09:00Z', '2026-05-06T09:00Z', 'completed') returning id`,
    workspaceId,
    program?.id,
    id,
  )
  for (const [visit, nodeId, at] of [
    [0, 'e', '2026-05-01T09:00Z'],
    [1, 'm', '2026-05-01T09:00Z'],
    [2, 'w', '2026-05-06T09:00Z'],
    [3, 'gone', '2026-05-06T09:00Z'],
  ])
    await world.rows(
      `insert into step (workspace_id, enrollment_id, visit, program_id, version, node_id, outlet, arrived_at, at, saw) values ($1, $2, $3, $4, 1, $5, 'then', $6, $6, $7)`,
      workspaceId,
      enrollment?.id,
      visit,
      program?.id,
      nodeId,
      at,
      nodeId === 'w' ? '{"score": 7}' : null,
    )
  const [message] = await world.rows<{ id: number }>(
    `insert into message (workspace_id, kind, enrollment_id, visit, program_id, version, node_id, variant_id, prospect_id, state, subject, due_at, sent_at)
     values ($1, 'marketing', $2, 1, $3, 1, 'm', 'a', $4, 'sent', 'Second guide', '2026-05-01T09:00Z', '2026-05-01T09:00Z') returning id`,
    workspaceId,
    enrollment?.id,
    program?.id,
    id,
  )
  await world.rows(
    `insert into message (workspace_id, kind, enrollment_id, prospect_id, state, subject, due_at) values ($1, 'system', -1, $2, 'sent', 'For the seller', now())`,
    workspaceId,
    id,
  )
  const [file] = await world.rows<{ id: number }>(
    `insert into file (workspace_id, name, file_name, content_type, bytes) values ($1, 'Second guide', 'g.pdf', 'application/pdf', 1) returning id`,
    workspaceId,
  )
  await world.rows(
    `insert into score_rule (workspace_id, event_type, file_id, points) values ($1, 'file.downloaded', $2, 40), ($1, 'file.downloaded', null, 2)`,
    workspaceId,
    file?.id,
  )
  await inTransaction(scope.database, (client) =>
    recordEvents(client, workspaceId, [
      {
        prospectId: id,
        type: 'file.downloaded',
        properties: { fileId: file?.id },
        fileId: file?.id ?? 0,
        messageId: message?.id ?? 0,
        at: new Date('2026-05-02T10:00:00Z'),
      },
    ]),
  )
  await world.rows(
    `insert into score_change (workspace_id, prospect_id, points, reason, at) values ($1, $2, -5, 'manual', '2026-05-03T10:00Z')`,
    workspaceId,
    id,
  )
  const [lead] = await world.rows<{ id: number }>(
    `insert into lead (workspace_id, prospect_id, enrollment_id, visit, urgent, reasons, created_at, updated_at) values ($1, $2, $3, 9, true, '[{"code":"downloaded","params":{"file":"Second guide"}}]', '2026-05-07T09:00Z', '2026-05-07T09:00Z') returning id`,
    workspaceId,
    id,
    enrollment?.id,
  )
  await world.rows(
    `insert into lead_action (workspace_id, lead_id, state, note, at) values ($1, $2, 'contacted', 'Called', '2026-05-08T09:00Z')`,
    workspaceId,
    lead?.id,
  )
  return id
}

describe('the timeline of a person', () => {
  it('tells all that happened in one order, newest first, as data for sentences', async () => {
    const scope = await world.enter()
    const id = await live(scope)
    const { items, next } = await prospectTimeline(scope, { id, limit: 50 })
    expect(next).toBeNull()
    expect([...items].sort((a, b) => b.at.localeCompare(a.at)).map((item) => item.at)).toEqual(
      items.map((item) => item.at),
    )
    // Of one moment, what a step brings about stands right above it: newest first.
    const first = items.filter(({ at }) => at === '2026-05-01T09:00:00.000Z').map(({ kind }) => kind)
    expect(first).toEqual(['message', 'step', 'step', 'entered'])
    const last = items.filter(({ at }) => at === '2026-05-06T09:00:00.000Z').map(({ kind }) => kind)
    expect(last).toEqual(['ended', 'step', 'step'])
    const of = <Kind extends TimelineItem['kind']>(kind: Kind) =>
      items.filter((item): item is Extract<TimelineItem, { kind: Kind }> => item.kind === kind)
    const program = { id: expect.any(Number), name: 'Guide follow-up' }
    expect(of('joined')).toMatchObject([{ list: { name: 'Downloaded the guide' } }])
    expect(of('consent')).toMatchObject([{ state: 'granted', basis: 'legitimateInterest', source: 'Anna' }])
    expect(of('entered')).toMatchObject([{ at: '2026-05-01T09:00:00.000Z', program }])
    expect(of('ended')).toMatchObject([{ status: 'ended', outcome: 'completed', program }])
    expect(of('message')).toMatchObject([
      { state: 'sent', subject: 'Second guide', nodeId: 'm', variantId: 'a', program },
    ])
    expect(of('event')).toMatchObject([{ type: 'file.downloaded', file: { name: 'Second guide' }, points: 42 }])
    expect(of('score')).toMatchObject([{ points: -5, reason: 'manual' }])
    expect(of('lead')).toMatchObject([
      { urgent: true, owner: null, reasons: [{ code: 'downloaded', params: { file: 'Second guide' } }] },
    ])
    expect(of('leadAction')).toMatchObject([{ state: 'contacted', note: 'Called', by: null }])
    expect(of('step').map(({ nodeType, summary, outlet, saw }) => ({ nodeType, summary, outlet, saw }))).toEqual([
      { nodeType: null, summary: null, outlet: 'then', saw: null },
      { nodeType: 'wait', summary: { key: 'summary.days', params: { count: 5 } }, outlet: 'then', saw: { score: 7 } },
      {
        nodeType: 'email',
        summary: { key: 'summary.one', params: { subject: 'Second guide' } },
        outlet: 'then',
        saw: null,
      },
      {
        nodeType: 'entry',
        summary: { key: 'summary.list', params: { list: 'Downloaded the guide' } },
        outlet: 'then',
        saw: null,
      },
    ])
    expect(new Set(items.map((item) => item.id)).size).toBe(items.length)
  })

  it('loses and repeats nothing between pages, however many things happened at one moment', async () => {
    const scope = await world.enter()
    const id = await live(scope)
    const at = new Date('2026-05-01T09:00:00Z')
    await inTransaction(scope.database, (client) =>
      recordEvents(
        client,
        scope.workspaceId,
        Array.from({ length: 120 }, (_, n) => ({ prospectId: id, type: 'page.visited', properties: { n }, at })),
      ),
    )
    const whole = await everyPage(scope, id, 200)
    expect(whole).toHaveLength(133)
    for (const limit of [1, 7, 50]) expect(await everyPage(scope, id, limit)).toEqual(whole)
  })

  it('names the segments, forms, programs and other steps that its steps speak of', async () => {
    const scope = await world.enter()
    const { workspaceId } = scope
    const { id } = await createProspect(scope, { email: 'maria@varis.example' })
    const made = (table: string, columns: string, values: string) =>
      world.rows<{ id: number }>(
        `insert into ${table} (workspace_id, name${columns}) values ($1, 'The ${table}'${values}) returning id`,
        workspaceId,
      )
    const [segment] = await made('segment', ', rule', `, '{"kind":"all","rules":[]}'`)
    const [form] = await made('form', '', '')
    const [program] = await made('program', ', draft', `, '{"format":1,"nodes":{},"edges":{}}'`)
    const nodes = {
      s: { id: 's', type: 'entry', config: { trigger: { kind: 'segment', segmentId: segment?.id } } },
      f: { id: 'f', type: 'entry', config: { trigger: { kind: 'form', formId: form?.id } } },
      p: { id: 'p', type: 'startProgram', config: { programId: program?.id } },
      a: { id: 'a', type: 'branch', config: { condition: { kind: 'reacted', emailNodeId: 'm', reaction: 'opened' } } },
    }
    const asked = { m: { id: 'm', type: 'email', config: { variants: [{ id: 'a', content: { subject: 'Offer' } }] } } }
    await world.rows(
      'insert into program_version (workspace_id, program_id, number, graph) values ($1, $2, 1, $3)',
      workspaceId,
      program?.id,
      JSON.stringify({ format: 1, nodes: { ...nodes, ...asked }, edges: {} }),
    )
    const [enrollment] = await world.rows<{ id: number }>(
      `insert into enrollment (workspace_id, program_id, version, prospect_id, status, node_id, visit, entered_at, arrived_at, due_at)
       values ($1, $2, 1, $3, 'waiting', 'p', 4, '2026-05-01T09:00Z', '2026-05-01T09:00Z', '2026-05-06T09:00Z') returning id`,
      workspaceId,
      program?.id,
      id,
    )
    for (const [visit, nodeId] of Object.keys(nodes).entries())
      await world.rows(
        `insert into step (workspace_id, enrollment_id, visit, program_id, version, node_id, outlet, arrived_at, at)
         values ($1, $2, $3, $4, 1, $5, 'then', '2026-05-01T09:00Z', '2026-05-01T09:00Z')`,
        workspaceId,
        enrollment?.id,
        visit,
        program?.id,
        nodeId,
      )
    const { items } = await prospectTimeline(scope, { id, limit: 50 })
    const summaries = items.flatMap((item) => (item.kind === 'step' ? [item.summary] : []))
    expect(summaries).toHaveLength(4)
    expect(summaries).toEqual(
      expect.arrayContaining([
        { key: 'summary.segment', params: { segment: 'The segment' } },
        { key: 'summary.form', params: { form: 'The form' } },
        { key: 'summary.start', params: { program: 'The program' } },
        { key: 'summary.asks', params: { what: { say: 'condition.opened', params: { email: 'Offer' } } } },
      ]),
    )
  })

  it('of somebody else’s person, or of nobody, is not there', async () => {
    const [scope, stranger] = [await world.enter(), await world.enter()]
    const { id } = await createProspect(scope, { email: 'a@x.example' })
    await expect(prospectTimeline(stranger, { id, limit: 10 })).rejects.toMatchObject({ code: 'notFound.prospect' })
  })
})
