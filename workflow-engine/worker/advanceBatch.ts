import type pg from 'pg'
import { chance } from '../experiment/assign.ts'
import { type Advance, advance, goalOutlet, type World as WorldOf } from '../journey/advance.ts'
import type { Journey } from '../journey/compileJourney.ts'
import type { Waiting } from '../journey/enrollment.ts'
import type { Fact } from '../nodes/fact.ts'
import type { Signal } from '../nodes/signal.ts'
import { zoneOf } from '../nodes/zoneOf.ts'
import type { Claimed } from './claimDue.ts'
import { loadFacts, type Sheet, unasked } from './facts/loadFacts.ts'
import { isPassing, reasonOf } from './failure.ts'
import type { OpenWorkspace } from './openWorkspace.ts'
import { perform } from './performers.ts'
import { count, emptyTodo, type Todo } from './todo.ts'
import type { VersionCache } from './VersionCache.ts'

/** How often an enrollment may make its batch fail before it is set aside as failed. */
const MAX_CRASHES = 3
const MINUTE = 60_000

interface Traveller {
  readonly claimed: Claimed
  readonly journey: Journey
  /** The moment it is advanced at, in milliseconds: in a sandbox its own due time, as if the worker were always prompt,
   *  so that a jump of 17 days gives the same journey as 17 days. */
  readonly now: number
}

/**
 * Advances everybody who was claimed and gathers what is to be written. Writes nothing itself.
 * @param blame why a batch of this one person failed: it is put down as a crash instead of being advanced
 */
export async function advanceBatch(
  client: pg.ClientBase,
  versions: VersionCache,
  workspace: OpenWorkspace,
  batch: readonly Claimed[],
  blame?: string,
): Promise<Todo> {
  const todo = emptyTodo()
  const travellers: Traveller[] = []
  const journeys = new Map<number, Journey>()
  for (const claimed of batch) {
    const now = workspace.sandbox ? claimed.dueAt : workspace.now.getTime()
    if (blame !== undefined) crash(todo, claimed, now, blame, workspace.sandbox)
    else if (claimed.zone === null) leave(todo, claimed, now)
    else
      try {
        const key = claimed.programId * 2 ** 20 + claimed.version
        let journey = journeys.get(key)
        if (!journey) {
          journey = await versions.get(client, workspace.id, claimed)
          journeys.set(key, journey)
        }
        travellers.push({ claimed, now, journey })
      } catch (error) {
        if (cannotGoOn(error)) throw error
        crash(todo, claimed, now, reasonOf(error), workspace.sandbox)
      }
  }
  await travel(client, workspace, travellers, todo)
  return todo
}

/** A refused statement has ended the transaction: whoever is to blame is found by halving the batch. */
function cannotGoOn(error: unknown): boolean {
  return isPassing(error) || (error instanceof Error && 'severity' in error)
}

/** Facts that lie ahead are loaded at once for all; whoever still lacks one afterwards goes round again. */
async function travel(
  client: pg.ClientBase,
  workspace: OpenWorkspace,
  travellers: readonly Traveller[],
  todo: Todo,
): Promise<void> {
  let asking = travellers.map((traveller) => ({
    traveller,
    known: unasked as Sheet,
    facts: traveller.journey.factsAhead(traveller.claimed.nodeId),
  }))
  while (asking.length > 0) {
    const sheets = await answers(client, workspace, asking)
    const again: typeof asking = []
    asking.forEach(({ traveller, known }, n) => {
      const sheet = sheets[n] ?? known
      if (known.size > 0) for (const [key, value] of known) sheet.set(key, value)
      const needs = move(todo, workspace, traveller, sheet)
      if (needs) again.push({ traveller, known: sheet, facts: needs })
    })
    asking = again
  }
}

function answers(
  client: pg.ClientBase,
  workspace: OpenWorkspace,
  asking: readonly { traveller: Traveller; facts: readonly Fact[] }[],
): Promise<Sheet[]> {
  return loadFacts(
    client,
    workspace.id,
    asking.map(({ traveller: { claimed, now }, facts }) => ({
      claimed,
      // What has happened since the batch began has happened: the signal of it may have been delivered meanwhile, and
      // nobody would look again. Only in a sandbox are people behind their time.
      now: workspace.sandbox ? now : now + MINUTE,
      facts,
    })),
  )
}

/** @returns the facts it lacked, when it could not be moved */
function move(todo: Todo, workspace: OpenWorkspace, { claimed, journey, now }: Traveller, facts: Sheet) {
  let result: Advance
  try {
    result = advance(
      journey,
      standing(claimed),
      claimed.dueAt > claimed.arrivedAt ? timer : arrived,
      new World(claimed, facts, new Date(now), zoneOf(claimed.zone, workspace.zone)),
    )
  } catch (error) {
    crash(todo, claimed, now, reasonOf(error), workspace.sandbox)
    return null
  }
  if (result.needs) return result.needs
  record(todo, claimed, result, now)
  return null
}

const timer: Signal = { kind: 'timer' }
const arrived: Signal = { kind: 'arrived' }

/** What is true for one person. */
class World implements WorldOf {
  readonly facts: Sheet
  readonly now: Date
  readonly zone: string
  readonly #claimed: Claimed

  constructor(claimed: Claimed, facts: Sheet, now: Date, zone: string) {
    this.facts = facts
    this.now = now
    this.zone = zone
    this.#claimed = claimed
  }

  chance(nodeId: string): number {
    return chance(this.#claimed.programId, nodeId, this.#claimed.prospectId)
  }
}

function standing({ nodeId, visit, arrivedAt, dueAt, waitsFrom, releaseAt, goal }: Claimed): Waiting {
  return {
    status: 'waiting',
    nodeId,
    visit,
    arrivedAt: new Date(arrivedAt),
    dueAt: new Date(dueAt),
    waitsFrom: waitsFrom === null ? null : new Date(waitsFrom),
    releaseAt: releaseAt === null ? null : new Date(releaseAt),
    goal,
  }
}

function record(todo: Todo, claimed: Claimed, { enrollment, steps, effects }: Advance, now: number): void {
  for (const { visit, nodeId, measure, outlet, to, arrivedAt, at, saw } of steps) {
    todo.passages.push({ claimed, visit, nodeId, outlet, arrivedAt: arrivedAt.getTime(), at: at.getTime(), saw })
    count(todo.tally, claimed, nodeId, outlet, measure)
    if (to !== null) count(todo.tally, claimed, to, '', 'entered')
  }
  for (const { nodeId, visit, index, effect } of effects)
    perform(todo, { claimed, nodeId, visit, index, effect, at: now })
  const { status, nodeId, visit } = enrollment
  todo.moves.push({
    claimed,
    status,
    nodeId,
    visit,
    crashes: 0,
    arrivedAt: enrollment.arrivedAt.getTime(),
    dueAt: status === 'waiting' ? enrollment.dueAt.getTime() : claimed.dueAt,
    endedAt: status === 'waiting' ? null : enrollment.endedAt.getTime(),
    goal: status === 'waiting' ? enrollment.goal : goalOf(claimed, steps),
    outcome: status === 'ended' ? enrollment.outcome : status === 'failed' ? enrollment.reason : null,
  })
}

/** The goal that it had reached, or has on this way. */
const goalOf = ({ goal }: Claimed, steps: Advance['steps']): string | null =>
  goal ?? steps.find(({ outlet }) => outlet === goalOutlet)?.to ?? null

/** The person is gone: the journey ends where it stands, and nothing is asked of the world. */
function leave(todo: Todo, claimed: Claimed, now: number): void {
  stop(todo, claimed, now, 'exited', 'prospectGone')
}

/** Twice it is tried again, a little later each time; the third time it is set aside with its reason. */
function crash(todo: Todo, claimed: Claimed, now: number, reason: string, sandbox: boolean): void {
  const crashes = claimed.crashes + 1
  if (crashes >= MAX_CRASHES) {
    stop(todo, claimed, now, 'failed', `crashed: ${reason}`)
    return
  }
  const { nodeId, visit, arrivedAt } = claimed
  const dueAt = sandbox ? claimed.dueAt : now + crashes * MINUTE
  todo.moves.push({
    claimed,
    status: 'waiting',
    nodeId,
    visit,
    crashes,
    arrivedAt,
    dueAt,
    endedAt: null,
    goal: claimed.goal,
    outcome: null,
  })
}

function stop(todo: Todo, claimed: Claimed, now: number, measure: 'exited' | 'failed', outcome: string): void {
  const { nodeId, visit, arrivedAt, dueAt } = claimed
  const status = measure === 'failed' ? 'failed' : 'ended'
  const crashes = measure === 'failed' ? claimed.crashes + 1 : claimed.crashes
  todo.passages.push({ claimed, visit, nodeId, outlet: '', arrivedAt, at: now, saw: null })
  count(todo.tally, claimed, nodeId, '', measure)
  todo.moves.push({
    claimed,
    status,
    nodeId,
    visit,
    crashes,
    arrivedAt,
    dueAt,
    endedAt: now,
    goal: claimed.goal,
    outcome,
  })
}
