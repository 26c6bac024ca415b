import { compileJourney, type Journey } from '../journey/compileJourney.ts'
import type { Cue } from '../nodes/cue.ts'
import type { NodeOf } from '../nodes/registry.ts'
import { type EntryTrigger, triggerCue } from '../nodes/trigger.ts'
import type { Graph } from '../program/graph.ts'
import { listenersOf } from '../program/listeners.ts'
import { type Policy, policyOf } from '../program/policy.ts'

/** An entry, and what lets people in there. */
export interface Door {
  readonly nodeId: string
  readonly trigger: EntryTrigger
  readonly cue: Cue | null
}

/** A drawing, ready to be simulated a hundred times. */
export interface Program {
  readonly graph: Graph
  readonly journey: Journey
  readonly policy: Policy
  readonly doors: readonly Door[]
  /** Whether somebody who stands at the node is woken by the cue. */
  hears(cue: Cue, nodeId: string): boolean
  /** Segments that somebody waits for, or comes in by. */
  readonly segmentsWatched: readonly number[]
}

export function compileProgram(graph: Graph): Program {
  const listeners = listenersOf(graph)
  const heard = new Set(listeners.map(({ cue, nodeId }) => `${nodeId} ${cue}`))
  const doors = Object.values(graph.nodes)
    .filter((node): node is NodeOf<'entry'> => node.type === 'entry')
    .map(({ id, config: { trigger } }): Door => ({ nodeId: id, trigger, cue: trigger ? triggerCue(trigger) : null }))
  const cues = [...listeners.map(({ cue }) => cue), ...doors.map(({ cue }) => cue ?? '')]
  const watched = new Set(cues.filter((cue) => cue.startsWith('segment:')).map((cue) => Number(cue.slice(8))))
  return {
    graph,
    journey: compileJourney(graph),
    policy: policyOf(graph),
    doors,
    hears: (cue, nodeId) => heard.has(`${nodeId} ${cue}`) || heard.has(` ${cue}`),
    segmentsWatched: [...watched],
  }
}
