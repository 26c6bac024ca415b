import type { Decision } from '../nodes/decision.ts'
import type { Visit } from '../nodes/defineNode.ts'
import { type Fact, factKey } from '../nodes/fact.ts'
import { kindOf, type Node } from '../nodes/registry.ts'
import type { Graph } from '../program/graph.ts'

/** One node, ready to be visited. */
export interface Station {
  readonly id: string
  readonly config: unknown
  /** What it must know, each with its key in the fact sheet. */
  readonly asks: readonly Question[]
  /** Only such a node may hold a person back. */
  readonly mayWait: boolean
  /** Where its outlets lead. */
  readonly next: ReadonlyMap<string, string>
  visit(visit: Visit<unknown>): Decision<string>
}

export interface Question {
  readonly key: string
  readonly fact: Fact
}

/** One version of a program, compiled once and walked a million times. */
export interface Journey {
  readonly stations: ReadonlyMap<string, Station>
  /** Every fact that a person standing at `nodeId` may need before the next wait: what to load for a batch, so that
   *  nobody has to stop halfway. Empty for a node that is not there. */
  factsAhead(nodeId: string): readonly Fact[]
  questionsAhead(nodeId: string): readonly Question[]
}

/** Needs a checked graph (program/check.ts) but survives any. The content of emails is not needed: a graph whose
 *  variants hold only id and weight compiles to the same journey. */
export function compileJourney(graph: Graph): Journey {
  const stations = new Map<string, Station>()
  const exits = new Map<string, Map<string, string>>()
  for (const node of Object.values(graph.nodes)) {
    const next = new Map<string, string>()
    exits.set(node.id, next)
    stations.set(node.id, stationOf(node, next))
  }
  for (const { from, outlet, to } of Object.values(graph.edges)) {
    if (stations.has(to)) exits.get(from)?.set(outlet, to)
  }
  const questions = remember((nodeId) => questionsFrom(stations, nodeId))
  const facts = remember((nodeId) => questions(nodeId).map(({ fact }) => fact))
  return { stations, factsAhead: facts, questionsAhead: questions }
}

function stationOf(node: Node, next: ReadonlyMap<string, string>): Station {
  const kind = kindOf(node)
  const asks = (kind.facts?.(node.config) ?? []).map((fact) => ({ key: factKey(fact), fact }))
  return { id: node.id, config: node.config, asks, mayWait: kind.family === 'wait', next, visit: kind.visit }
}

/** The start is passed through even when it is a wait: its time may just have come. */
function questionsFrom(stations: Journey['stations'], start: string): readonly Question[] {
  const asked = new Map<string, Question>()
  const ahead = new Set([start])
  for (const id of ahead) {
    const station = stations.get(id)
    if (!station || (station.mayWait && id !== start)) continue
    for (const question of station.asks) asked.set(question.key, question)
    for (const to of station.next.values()) ahead.add(to)
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
