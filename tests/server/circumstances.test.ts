import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Graph } from '#engine/program/graph.ts'
import { configureField } from '#engine/program/settings.ts'
import { type AskDns, judgeDomain } from '#server/programs/circumstances/senderDomains.ts'
import { draw } from '#tests/stories/draw.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { callAs, makeWorkspace } from './startServer.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

let workspaceId: number
let marketer: ReturnType<typeof callAs>
let listId: number
beforeEach(async () => {
  const workspace = await makeWorkspace(db, 'Smart Rekry Oy')
  workspaceId = workspace.id
  marketer = callAs(db, workspace.people.marketer)
  ;({ id: listId } = await marketer.lists.create({ workspaceId, name: 'Newcomers' }))
})

const mjml = (text: string) =>
  `<mjml lang="en"><mj-body><mj-section><mj-column><mj-text>${text}</mj-text><mj-text><a href="{{ unsubscribe }}">Unsubscribe</a></mj-text></mj-column></mj-section></mj-body></mjml>`

/** A program in the workspace whose entries listen to the list. @returns its id, and what is said of its circumstances */
async function program(text: string, change: (graph: Graph) => Graph = (graph) => graph) {
  const { id } = await marketer.programs.create({ workspaceId, name: 'Nurture', template: null, language: 'en' })
  let graph = draw(text).graph
  for (const node of Object.values(graph.nodes)) {
    if (node.type === 'entry' && node.config.trigger.kind === 'list')
      graph = configureField(graph, node.id, 'trigger', { kind: 'list', listId }).graph
    if (node.type === 'email') graph = configureField(graph, node.id, 'variants.0.content.mjml', mjml('Hello.')).graph
  }
  const { revision } = await marketer.programs.get({ workspaceId, id })
  const saved = await marketer.programs.saveDraft({ workspaceId, id, revision, graph: change(graph) })
  const found = await marketer.programs.checkCircumstances({ workspaceId, id, revision: saved.revision })
  return { id, revision: saved.revision, found, codes: found.map(({ code }) => code) }
}

/** People on the list; the names are their first names. */
async function people(names: readonly string[], consent: 'granted' | 'none' | 'withdrawn') {
  await db.pool.query(
    `with made as (
       insert into prospect (workspace_id, email, email_key, first_name, consent)
       select $1, $5 || i || '@example.com', $5 || i || '@example.com', n, $4::consent_state
       from unnest($2::text[]) with ordinality as t(n, i) returning id
     ) insert into list_member (workspace_id, list_id, prospect_id, joined_at) select $1, $3, id, now() from made`,
    [workspaceId, names, listId, consent, crypto.randomUUID()],
  )
}

const hello = 'joins A ── email Hello ── end'

describe('what only the server can find out', () => {
  it('is nothing where everybody agreed and nobody else writes', async () => {
    await people(['Anna'], 'granted')
    expect((await program(hello)).found).toEqual([])
  })

  it('counts who comes in and may not be written to', async () => {
    await people(['Anna', 'Bertil'], 'none')
    expect((await program(hello)).codes).toEqual(['noConsentAtAll'])
    await people(['Cecilia'], 'granted')
    await people(['David'], 'withdrawn')
    expect((await program(hello)).found).toMatchObject([
      { code: 'noConsent', severity: 'warning', params: { count: 3 } },
    ])
    expect((await program('joins A ── tag Seen ── end')).codes).toEqual([])
  })

  it('counts for whom a field without a fallback is empty', async () => {
    await people(['Anna', '', ''], 'granted')
    const greeting = (graph: Graph) =>
      configureField(graph, 'n2', 'variants.0.content.mjml', mjml('Hi {{ prospect.firstName }}, {{ owner.name }}'))
        .graph
    const { found } = await program(hello, greeting)
    expect(found).toMatchObject([
      { code: 'emptyField', nodeId: 'n2', params: { field: 'prospect.firstName', count: 2 } },
      { code: 'emptyField', nodeId: 'n2', params: { field: 'owner.name', count: 3 } },
    ])
    const own = (graph: Graph) =>
      configureField(graph, 'n2', 'variants.0.content.mjml', mjml('{{ prospect.fields.industry }}')).graph
    expect((await program(hello, own)).found).toMatchObject([
      { params: { field: 'prospect.fields.industry', count: 3 } },
    ])
  })

  it('names a running program that lets in the same people, and none that stands still or asks for others', async () => {
    const other = await program(hello)
    expect((await program(hello)).codes).toEqual([])
    await marketer.programs.publish({
      workspaceId,
      id: other.id,
      revision: other.revision,
      enrollExisting: false,
      note: '',
    })
    expect((await program(hello)).found).toMatchObject([
      { code: 'triggerShared', params: { program: { ref: 'program', id: other.id } } },
    ])
    expect((await program('does trial.started ── email Hello ── end')).codes).toEqual([])
    const again = await marketer.programs.checkCircumstances({ workspaceId, id: other.id, revision: other.revision })
    expect(again).toEqual([])
  })

  it('says that a test would take years with the people who come', async () => {
    const { id, revision } = await program(
      'joins A ── email One / Two ── wait 5 days ── end',
      (graph) => configureField(graph, 'n2', 'variants.1.content.mjml', mjml('Hello again.')).graph,
    )
    await people(['Anna', 'Bertil', 'Cecilia'], 'granted')
    await marketer.programs.publish({ workspaceId, id, revision, enrollExisting: true, note: '' })
    const slow = async () =>
      (await marketer.programs.checkCircumstances({ workspaceId, id, revision })).filter(
        ({ code }) => code === 'testTooSlow',
      )
    // Nobody has come to it yet: nothing is known.
    expect(await slow()).toEqual([])
    await db.pool.query(
      `insert into tally (workspace_id, program_id, version, node_id, outlet, measure, n)
       values ($1, $2, 1, 'n2', '', 'entered', 100)`,
      [workspaceId, id],
    )
    expect(await slow()).toEqual([])
    await db.pool.query(
      `update enrollment set entered_at = now() - interval '10 weeks' where workspace_id = $1 and program_id = $2`,
      [workspaceId, id],
    )
    expect(await slow()).toMatchObject([{ severity: 'tip', params: { perWeek: 10, each: 1863, weeks: 373 } }])
  })

  it('says that nobody has a coming date in the field', async () => {
    const renewal = 'on date renewal -30 days ── tag Due ── end'
    expect((await program(renewal)).codes).toEqual(['nobodyAhead'])
    await people(['Anna'], 'granted')
    const set = (date: string) =>
      db.pool.query(`update prospect set fields = jsonb_build_object('renewal', $2::text) where workspace_id = $1`, [
        workspaceId,
        date,
      ])
    await set('2001-05-01')
    expect((await program(renewal)).codes).toEqual(['nobodyAhead'])
    await set('1.5.2999')
    expect((await program(renewal)).codes).toEqual([])
    expect((await program('every year on date birthday ── tag Due ── end')).codes).toEqual([])
  })

  it('passes over steps that are off, and steps that nobody reaches', async () => {
    await people(['Anna'], 'none')
    const off = (graph: Graph): Graph => {
      const node = graph.nodes.n2
      return node ? { ...graph, nodes: { ...graph.nodes, n2: { ...node, off: true } as typeof node } } : graph
    }
    expect((await program(hello, off)).codes).toEqual([])
  })
})

describe('the domain of a sender', () => {
  const notFound = Object.assign(new Error(), { code: 'ENOTFOUND' })
  /** A DNS that knows these records: `TXT example.fi`. */
  const dns =
    (records: Readonly<Record<string, readonly string[]>>): AskDns =>
    async (name, type) => {
      const found = records[`${type} ${name}`]
      if (!found) throw notFound
      return found
    }
  const there = { 'MX rekry.fi': ['mail.rekry.fi'], 'NS fi': ['a.fi'] }
  const spf = { 'TXT rekry.fi': ['google-site-verification=1', 'v=spf1 -all'] }

  it('is fine with both records, also when the parent domain says the second', async () => {
    expect(
      await judgeDomain('rekry.fi', dns({ ...there, ...spf, 'TXT _dmarc.rekry.fi': ['v=DMARC1; p=none'] })),
    ).toBeNull()
    const sub = { 'MX news.rekry.fi': ['m'], 'TXT news.rekry.fi': ['v=spf1 -all'] }
    expect(await judgeDomain('news.rekry.fi', dns({ ...sub, 'TXT _dmarc.rekry.fi': ['v=DMARC1; p=none'] }))).toBeNull()
  })

  it('lacks what it lacks', async () => {
    expect(await judgeDomain('rekry.fi', dns(there))).toBe('noSpf')
    expect(await judgeDomain('rekry.fi', dns({ ...there, ...spf }))).toBe('noDmarc')
    expect(await judgeDomain('rekry.fi', dns({ 'NS fi': ['a.fi'] }))).toBe('noDomain')
  })

  it('is not judged where nobody answers', async () => {
    expect(await judgeDomain('rekry.fi', dns({}))).toBeNull()
    const broken: AskDns = () => Promise.reject(Object.assign(new Error(), { code: 'ETIMEOUT' }))
    expect(await judgeDomain('rekry.fi', broken)).toBeNull()
    const half: AskDns = (name, type) =>
      name.startsWith('_dmarc') ? broken(name, type) : dns({ ...there, ...spf })(name, type)
    expect(await judgeDomain('rekry.fi', half)).toBeNull()
  })
})
