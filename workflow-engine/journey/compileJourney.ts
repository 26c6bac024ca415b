import type { Decision } from '../nodes/decision.ts'
import type { Visit } from '../nodes/defineNode.ts'
import { type Fact, factKey } from '../nodes/fact.ts'
import { kindOf, type Node, outletsOf } from '../nodes/registry.ts'
import { factsOf, type Rule } from '../nodes/rule.ts'
import { readFlow } from '../program/flow.ts'
import type { Graph } from '../program/graph.ts'
import { endlessIn } from '../program/loops.ts'
import { policyOf } from '../program/policy.ts'
import { asWalked, waysOut } from '../program/walked.ts'

/** One node, ready to be visited. */
export interface Station {
  readonly id: string
  readonly config: unknown
  /** What it must know, each with its key in the fact sheet. */
  readonly asks: readonly Question[]
  /** The outlets that nobody takes at the moment in which they come here. */
  readonly held: ReadonlySet<string>
  /** The outlet that a wait is left by when its time is up. */
  readonly expires: string | null
  /** Nobody who comes here would ever come to rest. */
  readonly isEndless: boolean
  /** Where its outlets lead. */
  readonly next: ReadonlyMap<string, string>
  visit(visit: Visit<unknown>): Decision<string>
}

export interface Question {
  readonly key: string
  readonly fact: Fact
}

/** A rule that is looked at whenever somebody moves, wherever they stand. */
export interface Watch {
  /** The goal's node, or the exit rule's id. */
  readonly id: string
  readonly rule: Rule
  readonly asks: readonly Question[]
}

const questions = (facts: readonly Fact[]): Question[] => facts.map((fact) => ({ key: factKey(fact), fact }))

/** One version of a program, compiled once and walked a million times. */
export interface Journey {
  readonly stations: ReadonlyMap<string, Station>
  /** Whoever one of them holds for leaves. */
  readonly exits: readonly Watch[]
  /** Whoever one of them holds for is taken there, once. */
  readonly goals: readonly Watch[]
  /** One step a pass, as if every step changed what the next one asks: what the benchmark measures others against. */
  readonly isStepwise?: boolean
  /** Every fact that a person standing at `nodeId` may need before the next wait: what to load for a batch, so that
   *  nobody has to stop halfway. Empty for a node that is not there. */
  factsAhead(nodeId: string): readonly Fact[]
  questionsAhead(nodeId: string): readonly Question[]
}

/** Needs a checked graph (program/check.ts) but survives any. The content of emails is not needed: a graph whose
 *  variants hold only id and weight compiles to the same journey. */
export function compileJourney(graph: Graph): Journey {
  const stations = new Map<string, Station>()
  const ways = new Map<string, Map<string, string>>()
  const walked = asWalked(graph)
  const endless = endlessIn(readFlow(walked))
  for (const node of Object.values(graph.nodes)) {
    const next = new Map<string, string>()
    ways.set(node.id, next)
    stations.set(node.id, stationOf(node, next, endless.has(node.id)))
  }
  for (const { from, outlet, to } of Object.values(walked.edges)) {
    if (stations.has(to)) ways.get(from)?.set(outlet, to)
  }
  const exits = policyOf(graph).exits.map(({ id, rule }) => watch(id, rule))
  const goals = Object.values(graph.nodes).flatMap((node) =>
    node.type === 'goal' ? [watch(node.id, node.config.reached)] : [],
  )
  const watched = [...exits, ...goals].flatMap(({ asks }) => asks)
  const ahead = remember((nodeId) => questionsFrom(stations, [nodeId, ...goals.map(({ id }) => id)], watched))
  const facts = remember((nodeId) => ahead(nodeId).map(({ fact }) => fact))
  return { stations, exits, goals, factsAhead: facts, questionsAhead: ahead }
}

function stationOf(node: Node, next: ReadonlyMap<string, string>, isEndless: boolean): Station {
  if (node.off) return passedBy(node, next, isEndless)
  const kind = kindOf(node)
  const asks = questions(kind.facts?.(node.config, node.id) ?? [])
  const { expires = null } = kind
  const held = new Set(outletsOf(node).filter((outlet) => kind.holds?.(node.config, outlet)))
  return { id: node.id, config: node.config, asks, held, expires, isEndless, next, visit: kind.visit }
}

/** A step that is off asks nothing, does nothing and holds nobody, unless somebody has said until when (releaseAt). The
 *  ledger tells that people passed it. */
function passedBy(node: Node, next: ReadonlyMap<string, string>, isEndless: boolean): Station {
  const [via = ''] = waysOut(node)
  const decision: Decision<string> = { kind: 'proceed', via }
  const visit = () => decision
  return { id: node.id, config: node.config, asks: [], held: new Set(), expires: via, isEndless, next, visit }
}

const watch = (id: string, rule: Rule): Watch => ({ id, rule, asks: questions(factsOf(rule)) })

/** The start is left by any outlet: its time may just have come. A node further on is left by those that hold nobody.
 *  From wherever they stand people may be taken to a goal, and go on from there. */
function questionsFrom(
  stations: Journey['stations'],
  starts: readonly string[],
  watched: readonly Question[],
): readonly Question[] {
  const asked = new Map(watched.map((question) => [question.key, question]))
  const ahead = new Set(starts)
  for (const id of ahead) {
    const station = stations.get(id)
    if (!station) continue
    for (const question of station.asks) asked.set(question.key, question)
    for (const [outlet, to] of station.next) if (id === starts[0] || !station.held.has(outlet)) ahead.add(to)
  }
  return [...asked.values()]
}

function remember<T>(find: (nodeId: string) => T): (nodeId: string) => T {
  const found = new Map<string, T>()
  return (nodeId) => {
    const known = found.get(nodeId)
    if (known !== undefined) return known
    const fresh = find(nodeId)
    found.set(nodeId, fresh)
    return fresh
  }
}
