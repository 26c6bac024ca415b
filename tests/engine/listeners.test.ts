import { expect, test } from 'vitest'
import { createNode, type Node } from '#engine/nodes/registry.ts'
import type { Graph } from '#engine/program/graph.ts'
import { listenersOf } from '#engine/program/listeners.ts'
import type { Policy } from '#engine/program/policy.ts'

const goal = (id: string, reached: object): Node =>
  ({ ...createNode('goal', id), config: { reached, after: 'end' } }) as Node

const drawing = (nodes: readonly Node[], policy?: Policy): Graph => ({
  format: 1,
  ...(policy && { policy }),
  nodes: Object.fromEntries(nodes.map((node) => [node.id, node])),
  edges: {},
})

const exit = (id: string, rule: Policy['exits'][number]['rule']): Policy['exits'][number] => ({ id, name: '', rule })

test('nobody is woken in a program whose waits are only waits', () => {
  expect(listenersOf(drawing([createNode('entry', 'start'), createNode('wait', 'w'), createNode('end', 'e')]))).toEqual(
    [],
  )
})

test('a goal listens for everybody, wherever they stand', () => {
  const trial = goal('g', { kind: 'event', type: 'trial.started', where: [], since: 'entered' })
  expect(listenersOf(drawing([trial]))).toEqual([{ cue: 'event:trial.started', nodeId: '' }])
})

test('an exit rule listens for everybody, and what two rules ask about is listened for once', () => {
  const lost = { kind: 'inOpportunity', stage: 'lost', minAmount: 0, ownerId: '' } as const
  const policy: Policy = {
    reentry: { kind: 'never' },
    exits: [
      exit('a', { kind: 'any', rules: [lost, { kind: 'onList', listId: 7 }] }),
      exit('b', { kind: 'not', rule: { kind: 'onList', listId: 7 } }),
    ],
  }
  const reached = goal('g', { kind: 'onList', listId: 7 })
  expect(listenersOf(drawing([reached], policy))).toEqual([
    { cue: 'list:7', nodeId: '' },
    { cue: 'opportunity', nodeId: '' },
  ])
})

test('what is not filled in yet listens for nothing', () => {
  expect(listenersOf(drawing([goal('g', { kind: 'onList', listId: null })]))).toEqual([])
})
