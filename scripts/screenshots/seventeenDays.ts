import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { DateTime } from 'luxon'
import type { Api } from './api.ts'

// The demo's program lived through for seventeen days by a thousand people, as they would: the clock of the sandbox is
// moved, the links in their emails are followed, sellers say what became of their leads. Who does what is decided by
// the address, so that every run tells the same story.

const file = path.resolve(import.meta.dirname, '../../data/prospects-2400.csv')

export interface Program {
  readonly id: number
  readonly list: number
  /** Whose story is shown. */
  readonly guest: string
}

/** He is not looking for anything yet. */
const stranger = 'samuli.lehtonen@eskosolutions.example'

/** What sellers say in the product. */
interface Sales {
  act(lead: number, state: string): Promise<void>
}

interface Message {
  readonly to: string
  readonly clickedAt: string | null
  readonly links: readonly { readonly url: string; readonly kind: 'click' | 'file' | 'unsubscribe' }[]
}

interface Lead {
  readonly id: number
  readonly prospect: { readonly email: string }
}

/** The demo's draft, its second email in two variants, and the first people on its list. */
export async function prepareProgram(api: Api): Promise<Program> {
  await waitForTuesday(api)
  const [found] = (await api.get<{ rows: { id: number }[] }>('/programs')).rows
  if (!found) throw new Error('The demo holds no program.')
  const { graph, revision } = await api.get<{ graph: Graph; revision: number }>(`/programs/${found.id}`)
  const { variants } = graph.nodes.secondGuide.config
  const content = { ...variants[0].content, subject: 'Before you sign: 12 questions for the vendor' }
  graph.nodes.secondGuide.config.variants = [
    { ...variants[0], weight: 50 },
    { id: 'b', weight: 50, content },
  ]
  await api.put(`/programs/${found.id}/draft`, { graph, revision })
  const program = {
    id: found.id,
    list: graph.nodes.entry.config.trigger.listId,
    guest: 'maria.nieminen@varisvaatteet.example',
  }
  await join(api, program, 0, 300)
  return program
}

/** From the moment of publishing on. */
export async function liveSeventeenDays(api: Api, program: Program, sales: Sales): Promise<void> {
  const forward = (duration: string) => api.post('/sandbox/clock', { advance: duration })
  await read(api, program, 'blogPost', 0.4)
  await forward('P5D')
  await read(api, program, 'secondGuide', 0.42)
  await forward('P2D')
  await join(api, program, 300, 260)
  await joinDemoPeople(api, program)
  await read(api, program, 'blogPost', 0.35)
  await forward('P3D')
  await workOnLeads(api, sales)
  await forward('P2D')
  await read(api, program, 'secondGuide', 0.38)
  await lookAtPrices(api, program.guest)
  await join(api, program, 560, 220)
  await forward('P3D')
  await join(api, program, 780, 220)
  await read(api, program, 'video', 0.2)
  await forward('P2D')
  await read(api, program, 'secondGuide', 0.1)
}

/** The story begins on a Tuesday at half past nine, whenever the pictures are taken. */
async function waitForTuesday(api: Api): Promise<void> {
  const { now } = await api.post<{ now: string }>('/sandbox/clock', { advance: 'PT1M' })
  const from = DateTime.fromISO(now, { zone: 'Europe/Helsinki' })
  const tuesday = from.startOf('week').plus({ weeks: 1, days: 1, hours: 9, minutes: 30 })
  await api.post('/sandbox/clock', { advance: tuesday.diff(from, ['hours', 'minutes']).toISO() })
}

/** People of the sample file join the list: once the program runs, they enter it with that. */
async function join(api: Api, { list }: Program, from: number, count: number): Promise<void> {
  const [headings, ...lines] = sampleLines()
  const csv = [headings, ...lines.slice(from, from + count)].join('\n')
  const { id } = await api.postCsv<{ id: number }>(`/prospects/import?list=${list}&basis=consent&source=Guide`, csv)
  for (;;) {
    const { state, failure } = await api.get<{ state: string; failure: string | null }>(`/imports/${id}`)
    if (state === 'done') return
    if (state === 'failed') throw new Error(`The import failed: ${failure}`)
  }
}

/** Those whom the demo brings along, its customers left out. */
async function joinDemoPeople(api: Api, { list }: Program): Promise<void> {
  const people = await api.all<{ id: number; email: string; stage: string }>('/prospects?search=.example')
  const sample = new Set(sampleLines().map((line) => line.split(';')[0]))
  const prospectIds = people
    .filter(({ email, stage }) => !sample.has(email) && (stage === 'prospect' || stage === 'mql'))
    .map(({ id }) => id)
  await api.post(`/lists/${list}/members`, { prospectIds })
}

/** A share of those who have not yet touched an email follow its link: to the file, where it has one. */
async function read(api: Api, { id, guest }: Program, node: string, share: number): Promise<void> {
  const wants = (to: string) => to === guest || (to !== stranger && numberOf(`${to} ${node}`) < share)
  const messages = await api.all<Message>(`/messages?program=${id}&node=${node}&state=sent`)
  const urls = messages
    .filter(({ to, clickedAt }) => !clickedAt && wants(to))
    .flatMap(
      ({ links }) => links.find(({ kind }) => kind === 'file') ?? links.find(({ kind }) => kind === 'click') ?? [],
    )
    .map(({ url }) => url)
  // Not to where they lead: a click is recorded on the way.
  while (urls.length > 0)
    await Promise.all(urls.splice(0, 8).map(async (url) => (await fetch(url, { redirect: 'manual' })).arrayBuffer()))
}

/** Most of the first leads have been called when the next ones come. */
async function workOnLeads(api: Api, sales: Sales): Promise<void> {
  const states = [
    'contacted',
    'contacted',
    'meeting',
    'meeting',
    'opportunity',
    'notNow',
    'notInteresting',
    'contacted',
  ]
  for (const { id, prospect } of await api.all<Lead>('/leads?state=new')) {
    const number = numberOf(prospect.email)
    if (number < 0.93) await sales.act(id, states[Math.floor(number * states.length)] ?? 'contacted')
  }
}

async function lookAtPrices(api: Api, email: string): Promise<void> {
  await api.post('/events', { id: 'prices', email, type: 'page.visited', properties: { path: '/pricing' } })
}

function sampleLines(): string[] {
  return readFileSync(file, 'utf8').trimEnd().split('\n')
}

/** From 0 to 1, always the same for the same text. */
function numberOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE() / 2 ** 32
}

interface Variant {
  readonly id: string
  readonly weight: number
  readonly content: { readonly subject: string }
}

/** What the story needs to know of the shipped program's drawing. */
interface Graph {
  readonly nodes: {
    readonly entry: { readonly config: { readonly trigger: { readonly listId: number } } }
    readonly secondGuide: { readonly config: { variants: [Variant, ...Variant[]] } }
  }
}
