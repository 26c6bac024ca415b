import type { Node } from '../nodes/registry.ts'
import type { Rule } from '../nodes/rule.ts'
import { nodeAt } from '../program/graph.ts'
import { policyOf } from '../program/policy.ts'
import type { Beat, Run } from './beat.ts'
import type { Program } from './compileProgram.ts'
import type { Scenario } from './scenario.ts'
import type { Way } from './ways.ts'
import { type Occasion, type Wish, wishFor } from './wishFor.ts'

/** What must be true of rules for a step to take a way: each with whether it must hold. */
type Needs = readonly { readonly rule: Rule; readonly holds: boolean }[]

/**
 * The scenario changed so that, at this beat of its run, the other way may be taken. Nobody promises that it is: that is
 * for a run to show.
 */
export function turned(program: Program, scenario: Scenario, run: Run, beat: Beat, way: Way): Scenario[] {
  const needs = needsOf(program, way)
  if (!needs) return []
  const occasion = occasionOf(scenario, run, beat, way.kind === 'outlet' ? way.nodeId : '')
  // Of several ways to make an “any” true, each is tried; everything else is made so at once.
  return alternatives(needs).map((wishes) =>
    wishes.reduce<Scenario>((changed, { condition, holds }) => wishFor(changed, condition, holds, occasion), scenario),
  )
}

function needsOf({ graph }: Program, { kind, nodeId, id }: Way): Needs | null {
  if (kind === 'exit') {
    const exit = policyOf(graph).exits.find((one) => one.id === id)
    return exit ? [{ rule: exit.rule, holds: true }] : null
  }
  const node = nodeAt(graph, nodeId)
  if (!node) return null
  if (kind === 'goal') return node.type === 'goal' ? [{ rule: node.config.reached, holds: true }] : null
  return needsOfOutlet(node, id)
}

function needsOfOutlet(node: Node, outlet: string): Needs | null {
  switch (node.type) {
    case 'branch':
      return [{ rule: node.config.condition, holds: outlet === 'yes' }]
    case 'waitForEvent':
      return [{ rule: node.config.event, holds: outlet === 'happened' }]
    case 'paths': {
      const { paths } = node.config
      const at = paths.findIndex(({ id }) => id === outlet)
      const before = (at < 0 ? paths : paths.slice(0, at)).map(({ when }) => ({ rule: when, holds: false }))
      const path = paths[at]
      return path ? [{ rule: path.when, holds: true }, ...before] : before
    }
    default:
      return null
  }
}

/** The sets of wishes that would each do. */
function alternatives(needs: Needs): Wish[][] {
  return needs.reduce<Wish[][]>(
    (sets, { rule, holds }) => {
      const ways = wishesOf(rule, holds)
      return sets.flatMap((set) => ways.map((way) => [...set, ...way])).slice(0, 8)
    },
    [[]],
  )
}

function wishesOf(rule: Rule, holds: boolean): Wish[][] {
  switch (rule.kind) {
    case 'not':
      return wishesOf(rule.rule, !holds)
    case 'all':
    case 'any': {
      const parts = rule.rules.map((one) => wishesOf(one, holds))
      // All true, or none: together. One true of any, one false of all: each for itself.
      const isTogether = (rule.kind === 'all') === holds
      if (!isTogether) return parts.flat().slice(0, 8)
      return parts.reduce<Wish[][]>(
        (sets, ways) => sets.flatMap((set) => ways.map((way) => [...set, ...way])).slice(0, 8),
        [[]],
      )
    }
    default:
      return [[{ condition: rule, holds }]]
  }
}

/** When something must happen to be seen at the beat: while the person stood still last before it, an hour later. */
function occasionOf(scenario: Scenario, run: Run, beat: Beat, nodeId: string): Occasion {
  const at = beat.at.getTime()
  const start = Date.parse(scenario.beginning.at)
  const index = run.beats.indexOf(beat)
  const here = nodeId && beat.kind === 'stepped' && beat.step.nodeId === nodeId ? beat.step.arrivedAt.getTime() : null
  const rests = run.beats.slice(0, index + 1).filter((one) => one.kind === 'waits')
  const last = rests.at(-1)
  const from = here !== null && here < at ? here : (last?.at.getTime() ?? start)
  const until = last && last.until.getTime() > from ? last.until.getTime() : Math.max(at, from)
  const moment = from + Math.min(3_600_000, Math.max(60_000, (until - from) / 2))
  const minutes = Math.max(1, Math.ceil((moment - start) / 60_000))
  const mailed = new Set(
    run.beats
      .slice(0, index + 1)
      .flatMap((one) =>
        one.kind === 'stepped' ? one.performed.flatMap(({ mail }) => (mail ? [one.step.nodeId] : [])) : [],
      ),
  )
  return { minutes, mailed, at: start + minutes * 60_000 }
}
