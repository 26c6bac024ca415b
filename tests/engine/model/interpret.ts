import type { Effect } from '#engine/nodes/effect.ts'
import type { Node } from '#engine/nodes/registry.ts'
import type { Rule } from '#engine/nodes/rule.ts'
import type { Graph } from '#engine/program/graph.ts'
import { isTrueOf } from './isTrueOf.ts'
import type { LittleWorld } from './LittleWorld.ts'
import { clock, day, firstShowing, quarter, wall } from './wall.ts'

// What a program means, said as plainly as can be and without anything of the journey: the person stands at one step, is
// asked what it does there, walks one arrow, and everything it does has happened at once. No passes, no facts, no caches.
// Written from the contract, to be held against workflow-engine/journey (model.test.ts).

export interface Walked {
  /** `node.outlet arrived>left`, one a visit. */
  readonly visits: string[]
  readonly effects: {
    readonly nodeId: string
    readonly visit: number
    readonly index: number
    readonly effect: Effect
  }[]
}

/** Who walks. Times are milliseconds. */
export interface Setting {
  readonly graph: Graph
  readonly world: LittleWorld
  readonly zone: string
  readonly entered: number
  chance(nodeId: string): number
}

export class Interpreter implements Walked {
  readonly visits: string[] = []
  readonly effects: Walked['effects'] = []
  /** Where the person stands; null when it has come to an end. */
  at: string | null
  /** How it ended: an outcome, or why it failed. */
  end: string | null = null
  /** When it wants to be looked at again. */
  due: number
  readonly #s: Setting
  #arrived: number
  #goal: string | null = null
  #release: number | null = null
  #from: number | null = null
  readonly #passed = new Map<string, number>()

  constructor(setting: Setting, entryId: string) {
    this.#s = setting
    this.at = entryId
    this.#arrived = this.due = setting.entered
  }

  /** Somebody lets a wait end at `until`, whatever it says itself. */
  release(until: number): void {
    this.#release = until
  }

  /** Somebody lets a wait count from now. */
  restart(now: number): void {
    this.#from = now
  }

  /** It hears everything. */
  hear(_cues: unknown, now: number): void {
    this.look(now)
  }

  look(now: number): void {
    const { graph } = this.#s
    while (this.at !== null) {
      const exit = graph.policy?.exits.find(({ rule }) => this.#holds(rule, null))
      if (exit) {
        this.#stop(now, `exit:${exit.id}`)
        return
      }
      const goal = Object.values(graph.nodes).find(
        (node) => node.type === 'goal' && this.#holds(node.config.reached, null),
      )
      if (goal && this.#goal === null) {
        this.#goal = goal.id
        this.#walk('~goal', goal.id, now)
        continue
      }
      const node = graph.nodes[this.at]
      if (!node) {
        this.#stop(now, 'nodeMissing')
        return
      }
      if (node.type === 'end' || (node.type === 'goal' && node.config.after === 'end')) {
        this.#stop(now, node.type === 'end' ? 'completed' : 'goal')
        return
      }
      // Switched off: passed as if it were not there.
      if (node.off) {
        const way = Object.values(graph.edges).find((edge) => edge.from === node.id && edge.outlet === firstOf(node))
        if (!way) {
          this.#stop(now, 'openOutlet')
          return
        }
        this.#walk(way.outlet, way.to, now)
        continue
      }
      const until = this.#waitsUntil(node, now)
      const freed = node.type === 'waitForEvent' && this.#holds(node.config.event, this.#arrived)
      if (until !== null && !freed) {
        const end = this.#release ?? until
        if (now < end) {
          this.due = end
          return
        }
      }
      const outlet =
        until === null ? this.#outlet(node) : freed ? 'happened' : node.type === 'waitForEvent' ? 'timeout' : 'then'
      const edge = Object.values(graph.edges).find(({ from, outlet: by }) => from === node.id && by === outlet)
      if (!edge) {
        this.#stop(now, 'openOutlet')
        return
      }
      const visit = this.visits.length
      for (const [index, effect] of this.#does(node).entries()) {
        this.effects.push({ nodeId: node.id, visit, index, effect })
        this.#s.world.takes(node.id, effect)
      }
      this.#walk(outlet, edge.to, now)
    }
  }

  #walk(outlet: string, to: string, now: number): void {
    this.visits.push(`${this.at}.${outlet} ${this.#arrived}>${now}`)
    this.#passed.set(`${this.at}.${outlet}`, (this.#passed.get(`${this.at}.${outlet}`) ?? 0) + 1)
    this.at = to
    this.#arrived = this.due = now
    this.#release = this.#from = null
  }

  #stop(now: number, end: string): void {
    this.visits.push(`${this.at}. ${this.#arrived}>${now}`)
    this.at = null
    this.end = end
  }

  /** When a wait is over for whom nothing happens; null: this is no wait. */
  #waitsUntil(node: Node, now: number): number | null {
    const { zone, world } = this.#s
    const from = this.#from ?? this.#arrived
    const after = ({ amount, unit }: { amount: number; unit: 'hours' | 'days' }) =>
      unit === 'hours' ? from + amount * 4 * quarter : firstShowing(zone, wall(zone, from) + amount * day)
    if (node.type === 'wait') return after(node.config.duration)
    if (node.type === 'waitForEvent') return after(node.config.timeout)
    if (node.type === 'waitForWindow') {
      const { weekdays, from: opens, to: closes, dates } = node.config.window
      for (let midnight = Math.floor(wall(zone, now) / day) * day; ; midnight += day) {
        const written = new Date(midnight)
        if (!weekdays.includes(written.getUTCDay() || 7) || dates.includes(written.toISOString().slice(0, 10))) continue
        const open = Math.max(now, firstShowing(zone, midnight + clock(opens)))
        if (wall(zone, open) >= midnight && wall(zone, open) < midnight + (clock(closes) || day)) return open
      }
    }
    if (node.type !== 'waitUntil') return null
    const { until } = node.config
    const written = until.kind === 'date' ? until.date : world.person.get(until.field)
    if (typeof written !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(written)) return now
    const moved = until.kind === 'date' ? 0 : until.offset * day
    return firstShowing(zone, Date.parse(`${written}T00:00:00Z`) + moved + clock(until.time))
  }

  #outlet(node: Node): string {
    switch (node.type) {
      case 'branch':
        return this.#holds(node.config.condition, null) ? 'yes' : 'no'
      case 'paths':
        return node.config.paths.find(({ when }) => this.#holds(when, null))?.id ?? 'otherwise'
      case 'split':
        return this.#share(node.config.paths.map(({ id, percent }) => [id, percent]))
      case 'repeat':
        return (this.#passed.get(`${node.id}.again`) ?? 0) < node.config.most ? 'again' : 'done'
      default:
        return 'then'
    }
  }

  /** @param here since when “since the person came here” counts; null where nobody stands: since it entered */
  #holds(rule: Rule, here: number | null): boolean {
    return isTrueOf(this.#s.world, rule, { entered: this.#s.entered, here })
  }

  #share(shares: readonly (readonly [string, number])[]): string {
    let point = this.#s.chance(this.at ?? '') * shares.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [id, weight] of shares) {
      if (point < weight) return id
      point -= weight
    }
    return ''
  }

  #does(node: Node): Effect[] {
    switch (node.type) {
      case 'email': {
        const variantId = this.#share(node.config.variants.map(({ id, weight }) => [id, weight]))
        return [{ kind: 'email.send', variantId, topicId: node.config.topicId }]
      }
      case 'list':
        return [{ kind: node.config.action === 'add' ? 'list.add' : 'list.remove', listId: node.config.listId ?? 0 }]
      case 'tag':
        return [{ kind: node.config.action === 'add' ? 'tag.add' : 'tag.remove', tag: node.config.tag }]
      case 'score':
        return [{ kind: 'score.change', points: node.config.points }]
      case 'frequency':
        return [{ kind: 'frequency.set', mailsPerWeek: node.config.mailsPerWeek }]
      case 'notify':
        return [{ kind: 'notify', to: node.config.to, message: node.config.message }]
      case 'handOff':
        return [{ kind: 'lead.create', ...node.config }]
      case 'task':
        return [{ kind: 'task.create', ...node.config }]
      case 'webhook':
        return [{ kind: 'webhook.call', url: node.config.url }]
      case 'startProgram':
        return [{ kind: 'program.start', programId: node.config.programId ?? 0 }]
      case 'stopProgram':
        return [{ kind: 'program.stop', programId: node.config.programId ?? 0 }]
      case 'field': {
        const { field, change } = node.config
        if (change.kind === 'increment') return [{ kind: 'field.increment', field, by: change.by }]
        if (change.kind === 'clear') return [{ kind: 'field.set', field, value: null }]
        const { person, company } = this.#s.world
        const value =
          change.kind === 'set' ? change.value : (change.of === 'person' ? person : company).get(change.from)
        return value === undefined || value === null || value === '' ? [] : [{ kind: 'field.set', field, value }]
      }
      default:
        return []
    }
  }
}

/** The first way out of a step, as the palette draws them. */
function firstOf(node: Node): string {
  switch (node.type) {
    case 'branch':
      return 'yes'
    case 'paths':
    case 'split':
      return node.config.paths[0]?.id ?? ''
    case 'waitForEvent':
      return 'happened'
    case 'repeat':
      return 'done'
    default:
      return 'then'
  }
}
