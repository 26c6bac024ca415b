import type pg from 'pg'
import { announce } from '#engine/intake/announce.ts'
import { joinList } from '#engine/intake/joinList.ts'
import { recordEvents } from '#engine/intake/recordEvents.ts'
import { regrade } from '#engine/intake/regrade.ts'
import { cueOf } from '#engine/nodes/cue.ts'
import type { Graph } from '#engine/program/graph.ts'
import type { Run } from '#engine/simulate/beat.ts'
import { type Deed, Happening } from '#engine/simulate/scenario.ts'
import { runOnce } from '#engine/worker/runOnce.ts'
import { within } from './ground.ts'

// People who live through programs on Postgres, told in the words of a simulation.

const minute = 60_000

/** A program, who lives through it, and what any of them may do. */
export interface Tried {
  readonly programId: number
  readonly graph: Graph
  readonly people: readonly number[]
  readonly deeds: readonly Deed[]
}

/** Numbers in [0, 1) that are the same every time (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const pick = <T>(some: readonly T[], random: () => number): T => some[Math.floor(random() * some.length)] as T

/** Points, companies, zones, consent and dates of their own. */
export async function makeThemDiffer(
  pool: pg.Pool,
  workspaceId: number,
  people: readonly number[],
  random: () => number,
): Promise<void> {
  await pool.query(
    `insert into company (workspace_id, key, name, fields) values ($1, 'varis vaatteet oy', 'Varis Vaatteet Oy', '{"employees": "850"}'),
     ($1, 'esko solutions oy', 'Esko Solutions Oy', '{"employees": 60}')`,
    [workspaceId],
  )
  for (const id of people) {
    const renewal = `2026-1${Math.floor(random() * 3)}-${10 + Math.floor(random() * 19)}`
    await pool.query(
      `update prospect set score = $3, company = $4, time_zone = $5, consent = $6, stage = $7, fields = $8
       where workspace_id = $1 and id = $2`,
      [
        workspaceId,
        id,
        Math.floor(random() * 70),
        pick(['Varis Vaatteet Oy', 'Esko Solutions Oy', 'Nobody knows Oy', ''], random),
        pick(['Europe/Helsinki', 'Europe/Stockholm', '', 'nowhere', 'America/New_York'], random),
        random() < 0.9 ? 'granted' : 'withdrawn',
        pick(['prospect', 'mql', 'customer'], random),
        JSON.stringify({ industry: pick(['retail', 'IT'], random), renewal, seats: Math.floor(random() * 9) }),
      ],
    )
    if (random() < 0.2)
      await pool.query(`insert into prospect_tag (workspace_id, prospect_id, tag, at) values ($1, $2, 'Vip', now())`, [
        workspaceId,
        id,
      ])
  }
  await within(pool, (client) => regrade(client, workspaceId, null, new Date()))
}

/** Every thirteen hours something may happen to anybody, at a minute at which nobody is due. */
const moments = Array.from({ length: 36 }, (_, n) => (n + 1) * 13 * 60 + 17)

/** What one person does, and when. */
export const planOf = (deeds: readonly Deed[], random: () => number): Happening[] =>
  moments
    .filter(() => random() < 0.09)
    .map((minutes) => Happening.parse({ when: { kind: 'start', minutes }, deed: pick(deeds, random) }))

const body = '<mjml><mj-body><mj-section><mj-column><mj-text>Hello</mj-text></mj-column></mj-section></mj-body></mjml>'

/** A drawing of tests/stories with the ids of this workspace, and emails that can be compiled. */
export function withIds(graph: Graph, listId: number, fileId: number): Graph {
  const known: Readonly<Record<string, unknown>> = { listId, fileId, mjml: body }
  return JSON.parse(JSON.stringify(graph), (key, value) => (key in known && value !== null ? known[key] : value))
}

/** They come in together and live through their plans; the clock goes from one moment to the next, and to the end.
 *  @param joining the list that lets them into each program; null: a trial begins */
export async function liveTogether(
  pool: pg.Pool,
  workspaceId: number,
  tried: readonly Tried[],
  plans: ReadonlyMap<number, readonly Happening[]>,
  start: number,
  { joining }: { joining: readonly (number | null)[] },
): Promise<void> {
  const run = () =>
    runOnce({ pool, signingKey: 'k', env: { publicUrl: 'https://polku.example', smtpUrl: null }, workspaceId })
  const goTo = (at: number) =>
    pool.query('update workspace set clock_ahead_ms = $2 where workspace_id = $1', [workspaceId, at - Date.now()])
  const by = (at: number) => new Date(start + at * minute)

  for (const [n, { people }] of tried.entries()) {
    const listId = joining[n] ?? null
    await within<unknown>(pool, (client) =>
      listId === null
        ? recordEvents(
            client,
            workspaceId,
            people.map((prospectId) => ({ prospectId, type: 'trial.started', properties: {}, at: by(0) })),
          )
        : joinList(client, workspaceId, listId, people, by(0)),
    )
  }
  for (const at of moments) {
    await goTo(start + (at - 1) * minute)
    await run()
    for (const { people } of tried)
      for (const id of people)
        for (const { when, deed } of plans.get(id) ?? [])
          if (when.kind === 'start' && when.minutes === at) await doIt(pool, workspaceId, id, deed, by(at))
  }
  // Day by day: in a sandbox whose clock jumps over months, mail that is put off meets mail that was asked for later.
  for (let day = 20; day <= 90; day++) {
    await goTo(start + day * 24 * 60 * minute)
    await run()
  }
  await goTo(start + 400 * 24 * 60 * minute)
  await run()
}

async function doIt(pool: pg.Pool, workspaceId: number, prospectId: number, deed: Deed, at: Date): Promise<void> {
  await within(pool, async (client) => {
    const event = (type: string, properties: object, more: object = {}) =>
      recordEvents(client, workspaceId, [{ prospectId, type, properties: { ...properties }, at, ...more }])
    switch (deed.kind) {
      case 'downloaded':
        return void (await event('file.downloaded', { fileId: deed.fileId }, { fileId: deed.fileId }))
      case 'visited':
        return void (await event('page.visited', { path: deed.path }))
      case 'event':
        return void (await event(deed.type, deed.properties))
      case 'reacted': {
        // Nobody reacts to what has not come.
        const { rows } = await client.query<{ id: string; state: string }>(
          `select id, state::text from message where workspace_id = $1 and prospect_id = $2 and node_id = $3
             and kind = 'marketing' order by visit desc limit 1`,
          [workspaceId, prospectId, deed.nodeId],
        )
        const [message] = rows
        if (message?.state === 'sent') await event(`email.${deed.reaction}`, {}, { messageId: Number(message.id) })
        return
      }
      case 'tag': {
        const { rowCount } = await client.query(
          `insert into prospect_tag (workspace_id, prospect_id, tag, at) values ($1, $2, $3, $4) on conflict do nothing`,
          [workspaceId, prospectId, deed.tag, at],
        )
        if (rowCount) await announce(client, workspaceId, [{ prospectId, cue: cueOf.tag, at }])
        return
      }
      default:
        throw new Error(`Nobody does “${deed.kind}” here.`)
    }
  })
}

interface Lived {
  readonly steps: readonly string[]
  readonly saw: readonly unknown[]
  readonly mails: readonly string[]
  readonly ends: readonly string[]
}

/** What the ledger and the outbox say of one person. */
export async function livedBy(
  pool: pg.Pool,
  workspaceId: number,
  prospectId: number,
  programId: number,
): Promise<Lived> {
  const ask = async <T>(text: string) => (await pool.query(text, [workspaceId, prospectId, programId])).rows as T[]
  const steps = await ask<{ node_id: string; outlet: string; arrived_at: Date; at: Date; saw: unknown }>(
    `select s.node_id, s.outlet, s.arrived_at, s.at, s.saw from step s
     join enrollment e on e.workspace_id = $1 and e.id = s.enrollment_id
     where s.workspace_id = $1 and e.prospect_id = $2 and e.program_id = $3 order by e.entered_at, e.id, s.visit`,
  )
  const mails = await ask<{ node_id: string; variant_id: string; due_at: Date; state: string }>(
    `select node_id, variant_id, due_at, state::text from message
     where workspace_id = $1 and prospect_id = $2 and program_id = $3 and kind = 'marketing' order by enrollment_id, visit`,
  )
  const ends = await ask<{ outcome: string | null }>(
    `select outcome from enrollment where workspace_id = $1 and prospect_id = $2 and program_id = $3 order by entered_at, id`,
  )
  return {
    steps: steps.map(({ node_id, outlet, arrived_at, at }) => `${node_id}.${outlet} ${span(arrived_at, at)}`),
    saw: steps.map(({ saw }) => saw),
    mails: mails.map(
      ({ node_id, variant_id, due_at, state }) =>
        `${node_id}/${variant_id} ${state === 'sent' ? due_at.toISOString() : state}`,
    ),
    ends: ends.map(({ outcome }) => outcome ?? 'waiting'),
  }
}

/** The same of a simulation. */
export function simulated({ beats }: Run): Lived {
  const lives = [...new Set(beats.flatMap((beat) => ('life' in beat ? [beat.life] : [])))]
  const stepped = lives.flatMap((life) =>
    beats.flatMap((one) => (one.kind === 'stepped' && one.life === life ? [one] : [])),
  )
  return {
    steps: stepped.map(({ step }) => `${step.nodeId}.${step.outlet} ${span(step.arrivedAt, step.at)}`),
    saw: stepped.map(({ step }) => step.saw),
    mails: stepped.flatMap(({ step, performed }) =>
      performed.flatMap(({ effect, mail }) =>
        mail && effect.kind === 'email.send'
          ? [`${step.nodeId}/${effect.variantId} ${mail.blockedFor ? 'blocked' : mail.at.toISOString()}`]
          : [],
      ),
    ),
    ends: lives.map((life) => {
      const end = beats.find((one) => one.kind === 'ended' && one.life === life)
      return end?.kind === 'ended' ? end.outcome : 'waiting'
    }),
  }
}

const span = (from: Date, to: Date): string => `${from.toISOString()} > ${to.toISOString()}`
