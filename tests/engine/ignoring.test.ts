import { expect, test } from 'vitest'
import type { Issue } from '#engine/nodes/issue.ts'
import { check } from '#engine/program/check.ts'
import { removeNode } from '#engine/program/edits.ts'
import { GraphSchema } from '#engine/program/graph.ts'
import { heedIssue, ignoreIssue, isIgnored } from '#engine/program/ignoring.ts'
import { draw } from '#tests/stories/draw.ts'
import { workspace } from './known.ts'

const drawn = draw('joins A ── email One ── email Two ── hand off ── end')
const known = workspace(drawn)
const find = (code: string, graph = drawn.graph) => check(graph, known).find((issue) => issue.code === code) as Issue

test('a warning is let be in the drawing itself, and counted again leaves nothing behind', () => {
  const issue = find('emailsTooClose')
  const { graph } = ignoreIssue(drawn.graph, issue)
  expect(isIgnored(graph, issue)).toBe(true)
  expect(isIgnored(graph, find('handOffUnseen'))).toBe(false)
  expect(GraphSchema.parse(JSON.parse(JSON.stringify(graph)))).toEqual(graph)
  expect(ignoreIssue(graph, issue).graph).toBe(graph)
  const both = ignoreIssue(graph, find('handOffUnseen')).graph
  expect(Object.keys(both.ignored ?? {})).toEqual(['i1', 'i2'])
  expect(heedIssue(graph, issue).graph).toEqual(drawn.graph)
})

test('a blocker cannot be let be, even by a drawing that says so', () => {
  const open = removeNode(drawn.graph, drawn.id('end')).graph
  const issue = find('openOutlet', open)
  expect(ignoreIssue(open, issue).graph).toBe(open)
  const forced = { ...open, ignored: { i1: { id: 'i1', code: issue.code, nodeId: issue.nodeId ?? '' } } }
  expect(isIgnored(forced, issue)).toBe(false)
})

test('what was let be of a step that is gone is forgotten with the next', () => {
  const { graph } = ignoreIssue(drawn.graph, find('emailsTooClose'))
  const without = removeNode(graph, drawn.id('email Two')).graph
  const next = ignoreIssue(without, find('handOffUnseen', without)).graph
  expect(Object.values(next.ignored ?? {}).map(({ code }) => code)).toEqual(['handOffUnseen'])
})
