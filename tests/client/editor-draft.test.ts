import { describe, expect, test } from 'vitest'
import { Draft } from '#client/editor/Draft.ts'
import { burstPause, historyLimit } from '#client/editor/history.ts'
import { createNode, type Node, type NodeType, nodeTypes, outletsOf } from '#engine/nodes/registry.ts'
import { copyNodes, paste } from '#engine/program/copies.ts'
import { addAfter, addNode, connect, disconnect, insertOnEdge, moveNodes, removeNode } from '#engine/program/edits.ts'
import { emptyGraph, type Graph, GraphSchema } from '#engine/program/graph.ts'
import { addExit, setReentry } from '#engine/program/policyEdits.ts'
import { configureField, rename } from '#engine/program/settings.ts'

// entry → wait → end

const label = { key: 'done.tidy' }
const three = (): Graph => {
  const entry = addNode(emptyGraph, createNode('entry', 'in')).graph
  const wait = addAfter(entry, 'in', 'then', createNode('wait', 'pause')).graph
  return addAfter(wait, 'pause', 'then', createNode('end', 'out')).graph
}

describe('the draft', () => {
  test('makes an edit one step that undo takes back and redo brings again', () => {
    const before = three()
    const draft = new Draft(before)
    draft.perform(label, (graph) => removeNode(graph, 'pause').graph)
    expect(draft.graph.nodes.pause).toBeUndefined()
    expect(draft.undo()).toEqual(label)
    expect(draft.graph).toEqual(before)
    draft.redo()
    expect(draft.graph.nodes.pause).toBeUndefined()
  })

  test('takes back who may come again and who leaves early like any other change', () => {
    const before = three()
    const draft = new Draft(before)
    draft.perform(label, (graph) => setReentry(graph, { kind: 'afterLeaving' }).graph)
    const exit = { id: 'x', name: 'Customers', rule: { kind: 'tagged', tag: 'customer' } } as const
    draft.perform(label, (graph) => addExit(graph, exit).graph)
    const after = draft.graph
    expect(after.policy).toEqual({ reentry: { kind: 'afterLeaving' }, exits: [exit] })
    draft.undo()
    draft.undo()
    expect(draft.graph).toEqual(before)
    draft.redo()
    draft.redo()
    expect(draft.graph).toEqual(after)
  })

  test('leaves no step when nothing changed', () => {
    const draft = new Draft(three())
    expect(draft.perform(label, (graph) => rename(graph, 'nobody', 'x').graph)).toBe(false)
    expect(draft.read().undo).toBeNull()
    expect(draft.read().changes).toBe(0)
  })

  test('makes a burst of typing in one field one step, and a pause ends it', () => {
    let now = 0
    const draft = new Draft(three(), () => now)
    const type = (name: string) =>
      draft.perform(label, (graph) => rename(graph, 'pause', name).graph, { burst: 'name' })
    for (const name of ['L', 'Le', 'Let']) {
      type(name)
      now += 200
    }
    now += burstPause + 1
    type('Let it')
    expect(draft.history.past).toHaveLength(2)
    draft.undo()
    expect(draft.graph.nodes.pause?.name).toBe('Let')
    draft.undo()
    expect(draft.graph.nodes.pause?.name).toBeUndefined()
  })

  test('does not join bursts of two fields, nor across a selection', () => {
    const draft = new Draft(three(), () => 0)
    draft.perform(label, (graph) => rename(graph, 'pause', 'a').graph, { burst: 'name pause' })
    draft.perform(label, (graph) => rename(graph, 'out', 'b').graph, { burst: 'name out' })
    draft.select(['out'])
    draft.perform(label, (graph) => rename(graph, 'out', 'bc').graph, { burst: 'name out' })
    expect(draft.history.past).toHaveLength(3)
  })

  test('forgets a burst that ended where it began', () => {
    const draft = new Draft(three(), () => 0)
    draft.perform(label, (graph) => moveNodes(graph, { pause: { x: 8, y: 8 } }).graph, { burst: 'nudge' })
    const back = three().nodes.pause as Node
    draft.perform(
      label,
      (graph) => ({
        ...graph,
        nodes: { ...graph.nodes, pause: draft.history.past[0]?.change.nodes.changed.pause?.[0] ?? back },
      }),
      {
        burst: 'nudge',
      },
    )
    expect(draft.read().undo).toBeNull()
  })

  test('puts the selection back where it was', () => {
    const draft = new Draft(three())
    draft.select(['pause'])
    draft.perform(label, (graph) => removeNode(graph, 'pause').graph, { select: ['in'] })
    expect(draft.read().selection).toEqual(['in'])
    draft.undo()
    expect(draft.read().selection).toEqual(['pause'])
    draft.redo()
    expect(draft.read().selection).toEqual(['in'])
  })

  test('selects only what is there', () => {
    const draft = new Draft(three())
    draft.select(['pause', 'ghost'])
    expect(draft.read().selection).toEqual(['pause'])
  })

  test('tells its readers once a change, with a new view, and keeps what did not change', () => {
    const draft = new Draft(three())
    const seen: unknown[] = []
    draft.subscribe(() => seen.push(draft.read()))
    const before = draft.graph.nodes.in
    draft.perform(label, (graph) => configureField(graph, 'pause', 'duration.amount', 9).graph)
    expect(seen).toHaveLength(1)
    expect(draft.graph.nodes.in).toBe(before)
  })

  test('drops redo when something new is done', () => {
    const draft = new Draft(three())
    draft.perform(label, (graph) => rename(graph, 'pause', 'a').graph)
    draft.undo()
    draft.perform(label, (graph) => rename(graph, 'pause', 'b').graph)
    expect(draft.redo()).toBeNull()
  })

  test('remembers at least 200 steps', () => {
    expect(historyLimit).toBeGreaterThanOrEqual(200)
    const draft = new Draft(three())
    for (let i = 0; i < historyLimit + 20; i += 1) draft.perform(label, (graph) => rename(graph, 'in', `n${i}`).graph)
    let undone = 0
    while (draft.undo()) undone += 1
    expect(undone).toBe(historyLimit)
  })

  test('keeps its history as data that storage can hold', () => {
    const draft = new Draft(three())
    draft.perform(label, (graph) => removeNode(graph, 'pause').graph)
    const kept = JSON.parse(JSON.stringify(draft.history))
    const again = new Draft(emptyGraph)
    again.load(draft.graph, kept)
    again.undo()
    expect(again.graph).toEqual(three())
  })
})

describe('50 random commands and 50 undos', () => {
  test.each([1, 2, 3, 5, 8, 13, 21, 34])('give the identical drawing (seed %i)', (seed) => {
    const random = dice(seed)
    const draft = new Draft(three())
    const text = JSON.stringify(draft.graph)
    const waypoints = [text]
    for (let n = 0; n < 50; ) {
      if (!draft.perform(label, (graph) => anything(graph, random, `s${seed}x${n}`))) continue
      n += 1
      waypoints.push(JSON.stringify(draft.graph))
      expect(GraphSchema.safeParse(draft.graph).success).toBe(true)
    }
    for (let n = 49; n >= 0; n -= 1) {
      draft.undo()
      expect(JSON.stringify(draft.graph)).toBe(waypoints[n])
    }
    expect(JSON.stringify(draft.graph)).toBe(text)
    for (let n = 1; n <= 50; n += 1) draft.redo()
    expect(JSON.stringify(draft.graph)).toBe(waypoints[50])
  })
})

/** Any command on anything, as a person who has lost their way would give it. */
function anything(graph: Graph, random: () => number, id: string): Graph {
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)]
  const node = pick(Object.values(graph.nodes))
  const other = pick(Object.values(graph.nodes))
  const edge = pick(Object.values(graph.edges))
  const fresh = createNode(pick(nodeTypes) as NodeType, id) as Node
  const outlet = node ? (pick(outletsOf(node)) ?? '') : ''
  const commands: readonly (() => Graph)[] = [
    () => addNode(graph, { ...fresh, position: { x: random() * 800, y: random() * 800 } }).graph,
    () => insertOnEdge(graph, edge?.id ?? '', fresh).graph,
    () => addAfter(graph, node?.id ?? '', outlet, fresh).graph,
    () => connect(graph, node?.id ?? '', outlet, other?.id ?? '').graph,
    () => disconnect(graph, edge?.id ?? '').graph,
    () => removeNode(graph, node?.id ?? '').graph,
    () =>
      moveNodes(graph, { [node?.id ?? '']: { x: Math.round(random() * 500), y: Math.round(random() * 500) } }).graph,
    () => rename(graph, node?.id ?? '', `Name ${id}`).graph,
    () => paste(graph, copyNodes(graph, [node?.id ?? '']), { [node?.id ?? '']: id }, { x: 0, y: 0 }).graph,
  ]
  return (pick(commands) as () => Graph)()
}

/** Numbers in [0, 1) that are the same on every run. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}
