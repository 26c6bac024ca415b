import { kindOf, type Node, outletsOf } from '../nodes/registry.ts'
import { canonical } from './canonical.ts'
import { type Graph, isRoot, nodeAt } from './graph.ts'
import { policyOf } from './policy.ts'

/** What became of a node of an older drawing in a newer one. The same id with another type is another node. */
export interface NodeChange {
  readonly nodeId: string
  readonly type: Node['type']
  readonly kind: 'same' | 'changed' | 'removed'
  /** The settings that differ, by their first name: `duration`, `variants`; `off` when it was switched off or on. */
  readonly fields: readonly string[]
  /** Whether people are held back there. */
  readonly waits: boolean
  /** Outlets that lead elsewhere now, have come, or are gone. */
  readonly outlets: readonly string[]
  /** Of a removed node: the step where its people belong. null: there is none left ahead of them. */
  readonly mapped: string | null
}

export interface Comparison {
  readonly before: Graph
  readonly after: Graph
  /** Whether a goal or an exit rule has come or changed: then everybody who is moved has to be looked at. */
  readonly rulesChanged: boolean
  /** null for a node that the older drawing does not have. */
  changeOf(nodeId: string): NodeChange | null
}

/** Two drawings of one program. Nodes are the same by their id; places and names on the canvas do not count. */
export function compareVersions(before: Graph, after: Graph): Comparison {
  const ways = { before: waysOf(before), after: waysOf(after) }
  const changes = new Map<string, NodeChange | null>()
  const survives = (id: string) => nodeAt(after, id)?.type === nodeAt(before, id)?.type
  const find = (id: string): NodeChange | null => {
    const was = nodeAt(before, id)
    if (!was) return null
    const is = nodeAt(after, id)
    const kept = is !== undefined && survives(id)
    const fields = kept ? [...differing(was.config, is.config), ...(was.off === is.off ? [] : ['off'])] : []
    return {
      nodeId: id,
      type: was.type,
      kind: !kept ? 'removed' : fields.length > 0 ? 'changed' : 'same',
      fields,
      waits: kindOf(was).family === 'wait' && !was.off,
      outlets: kept ? differing(ways.before(id), ways.after(id)) : [],
      mapped: kept ? null : mappedStep(was, after, survives, before, ways.before),
    }
  }
  return {
    before,
    after,
    rulesChanged: hasNewRules(before, after),
    changeOf(id) {
      const known = changes.get(id)
      if (known !== undefined) return known
      const change = find(id)
      changes.set(id, change)
      return change
    },
  }
}

type Ways = (id: string) => Readonly<Record<string, string>>

function waysOf(graph: Graph): Ways {
  const ways = new Map<string, Record<string, string>>()
  for (const { from, outlet, to } of Object.values(graph.edges)) {
    const known = ways.get(from) ?? {}
    known[outlet] = to
    ways.set(from, known)
  }
  return (id) => ways.get(id) ?? {}
}

/**
 * Where people belong whose step is gone: the first step ahead of them that is still there, on the way that they would
 * have gone when nothing happened. Of a wait that is the exit when its time is up, of a choice the last one, “no” or
 * “otherwise”. Whoever stands at an entry belongs to an entry.
 */
function mappedStep(
  gone: Node,
  after: Graph,
  survives: (id: string) => boolean,
  before: Graph,
  ways: Ways,
): string | null {
  if (gone.type === 'entry') {
    const entry = Object.values(after.nodes).find(({ type }) => type === 'entry')
    if (entry) return entry.id
  }
  const seen = new Set([gone.id])
  const open = [gone]
  for (let node = open.pop(); node; node = open.pop()) {
    const leads = ways(node.id)
    // The last one put down is looked at first.
    for (const outlet of preferred(node).toReversed()) {
      const to = leads[outlet]
      const next = to === undefined || seen.has(to) ? undefined : nodeAt(before, to)
      if (next) open.push(next)
    }
    const ahead = open.at(-1)
    if (!ahead) return null
    seen.add(ahead.id)
    if (survives(ahead.id) && !isRoot(ahead)) return ahead.id
  }
  return null
}

/** Outlets, the one first by which somebody goes to whom nothing has happened. */
function preferred(node: Node): readonly string[] {
  const { expires } = kindOf(node)
  const outlets = outletsOf(node)
  if (node.off) return outlets
  return expires === undefined
    ? outlets.toReversed()
    : [expires, ...outlets.filter((outlet) => outlet !== expires).toReversed()]
}

function hasNewRules(before: Graph, after: Graph): boolean {
  const known = new Set(rulesIn(before))
  return rulesIn(after).some((rule) => !known.has(rule))
}

const rulesIn = (graph: Graph): string[] => [
  ...policyOf(graph).exits.map(({ id, rule }) => `exit ${id} ${canonical(rule)}`),
  ...Object.values(graph.nodes).flatMap((node) =>
    node.type === 'goal' ? [`goal ${node.id} ${canonical(node.config.reached)}`] : [],
  ),
]

/** The keys under which two records differ, in the order of the alphabet. */
function differing(was: object, is: object): string[] {
  const one = was as Readonly<Record<string, unknown>>
  const other = is as Readonly<Record<string, unknown>>
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort()
  return keys.filter((key) => canonical(one[key]) !== canonical(other[key]))
}
