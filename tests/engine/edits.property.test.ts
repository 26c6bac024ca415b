import fc from 'fast-check'
import { expect, test } from 'vitest'
import { languages } from '#engine/nodes/language.ts'
import { check } from '#engine/program/check.ts'
import { apply, diff, reverse } from '#engine/program/diff.ts'
import type { Edit } from '#engine/program/edit.ts'
import { removeNode, removeNodes } from '#engine/program/edits.ts'
import { emptyGraph, type Graph, GraphSchema } from '#engine/program/graph.ts'
import { issueMessage, namesIn } from '#engine/program/issueMessage.ts'
import { anyEdits, anyGraph, type Edits } from './anyEdit.ts'

const nothingKnown = {
  lists: new Map(),
  files: new Map(),
  segments: new Map(),
  forms: new Map(),
  topics: new Map(),
  programs: new Map(),
  members: new Set<string>(),
  senderEmail: '',
}

function freeze<T>(value: T): T {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const part of Object.values(value)) freeze(part)
  }
  return value
}

/** Lives through edits, showing each one. */
function lived(edits: Edits, look: (before: Graph, edit: Edit) => void) {
  let graph = freeze(emptyGraph)
  for (const [n, { gesture }] of edits.entries()) {
    const edit = gesture(graph, n)
    look(graph, edit)
    graph = freeze(edit.graph)
  }
}

test('whatever is done, in any order, the drawing stays well-formed', () => {
  fc.assert(
    fc.property(anyEdits, (edits) => {
      lived(edits, (_, { graph }) => {
        const read = GraphSchema.safeParse(graph)
        expect(read.error?.issues ?? []).toEqual([])
        expect(read.data).toEqual(graph)
      })
    }),
    { numRuns: 300 },
  )
})

test('no edit changes the drawing it was given, and a refused one answers the same drawing', () => {
  fc.assert(
    fc.property(anyEdits, (edits) => {
      lived(edits, (before, { graph, made, refused }) => {
        if (refused) expect(graph).toBe(before)
        const fresh = Object.keys(graph.nodes).filter((id) => !Object.hasOwn(before.nodes, id))
        expect([...made].sort()).toEqual(fresh.sort())
      })
    }),
  )
})

test('the same edit of the same drawing answers the same', () => {
  fc.assert(
    fc.property(anyEdits, (edits) => {
      let graph = emptyGraph
      for (const [n, { gesture }] of edits.entries()) {
        const once = gesture(graph, n)
        expect(gesture(graph, n)).toEqual(once)
        graph = once.graph
      }
    }),
  )
})

test('undone, an edit leaves the drawing as it was; done again, as it became', () => {
  fc.assert(
    fc.property(anyEdits, (edits) => {
      lived(edits, (before, { graph: after }) => {
        const change = { nodes: diff(before.nodes, after.nodes), edges: diff(before.edges, after.edges) }
        expect(apply(after.nodes, reverse(change.nodes))).toEqual(before.nodes)
        expect(apply(after.edges, reverse(change.edges))).toEqual(before.edges)
        expect(apply(before.nodes, change.nodes)).toEqual(after.nodes)
        expect(apply(before.edges, change.edges)).toEqual(after.edges)
      })
    }),
  )
})

test('any drawing can be checked, and every problem is a sentence about a node that is there', () => {
  fc.assert(
    fc.property(anyGraph, (graph) => {
      for (const issue of check(graph, nothingKnown)) {
        if (issue.nodeId !== null) expect(graph.nodes).toHaveProperty([issue.nodeId])
        for (const language of languages) {
          expect(issueMessage(issue, language, namesIn(graph, language))).not.toMatch(/\{\{|undefined|^[\w.]+$/)
        }
      }
    }),
  )
})

test('a selection taken out at once leaves what taking it out one by one leaves', () => {
  fc.assert(
    fc.property(anyGraph, fc.array(fc.nat({ max: 30 }), { maxLength: 6 }), (graph, numbers) => {
      const ids = numbers.map((n) => Object.keys(graph.nodes)[n] ?? 'nothing')
      const oneByOne = ids.reduce((rest, id) => removeNode(rest, id).graph, graph)
      expect(removeNodes(graph, ids).graph).toEqual(oneByOne)
    }),
  )
})
