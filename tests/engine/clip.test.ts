import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createNode, type Node } from '#engine/nodes/registry.ts'
import { addNote, groupNodes } from '#engine/program/annotationEdits.ts'
import { type Clip, clipOf, readClip, thingsOf, withThings, writeClip } from '#engine/program/clip.ts'
import { paste } from '#engine/program/copies.ts'
import { addNode } from '#engine/program/edits.ts'
import { emptyGraph, type Graph } from '#engine/program/graph.ts'
import { replaceThings, thingsIn } from '#engine/program/names.ts'
import { configureField } from '#engine/program/settings.ts'
import { draw } from '#tests/stories/draw.ts'
import { anyGraph } from './anyEdit.ts'

const here = { site: 'https://polku.example', workspace: 3 }
const drawn = draw(`
  joins Newsletter ── email Hello about News ── wait 2 days ── downloaded Guide?
    ├ yes ── add to list Hot ── start program Sales ── end
    └ no ── in segment Big?
        ├ yes ── set field plan to pro ── end
        └ no ── end`)
const clip = (graph: Graph = drawn.graph): Clip =>
  clipOf(graph, Object.keys(graph.nodes), here, ({ kind, id }) => `${kind} no. ${id}`)

const email = (mjml: string): Node => {
  const node = createNode('email', 'mail')
  return configureField(addNode(emptyGraph, node).graph, 'mail', 'variants.0.content.mjml', mjml).graph.nodes
    .mail as Node
}

describe('steps on the clipboard', () => {
  test('are readable JSON that says its version, where it is from and what everything is called', () => {
    const text = writeClip(clip())
    expect(text.split('\n').length).toBeGreaterThan(50)
    const read = JSON.parse(text)
    expect(read).toMatchObject({ polku: 'steps', version: 1, from: here })
    expect(Object.keys(read.names).sort()).toEqual(['field', 'file', 'list', 'program', 'segment', 'topic'])
    expect(Object.values(read.names.list)).toEqual(['list no. 1', 'list no. 2'])
    expect(read.names.field).toEqual({ plan: 'plan' })
  })

  test('are read back from the text, also after a text editor has shortened it', () => {
    const whole = clip()
    expect(readClip(writeClip(whole))).toEqual(whole)
    const { from, drawing } = whole
    const bare = { polku: 'steps', version: 1, from, drawing }
    expect(readClip(JSON.stringify(bare))).toEqual({ ...bare, names: {} })
  })

  test('that are none, or no longer whole, or of a newer version say so', () => {
    const code = (text: string) => {
      const read = readClip(text)
      return 'code' in read ? read.code : null
    }
    expect(code('Hello!')).toBe('edit.notSteps')
    expect(code('{"polku":"something else"}')).toBe('edit.notSteps')
    expect(code(JSON.stringify({ ...clip(), version: 9 }))).toBe('edit.newerSteps')
    expect(code(JSON.stringify({ ...clip(), drawing: { format: 1, nodes: { a: { id: 'a' } }, edges: {} } }))).toBe(
      'edit.brokenSteps',
    )
    expect(code(JSON.stringify({ ...clip(), drawing: emptyGraph }))).toBe('edit.notSteps')
  })

  test('of any drawing come through the text unchanged', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        fc.pre(Object.keys(graph.nodes).length > 0)
        const read = readClip(writeClip(clip(graph)))
        expect(read).toEqual(clip(graph))
      }),
    )
  })

  test('take the notes that stand among them and the groups that lie in them along', () => {
    const [first, second] = [drawn.id('email Hello about News'), drawn.id('wait 2 days')]
    const { position } = drawn.graph.nodes[first] as Node
    const near = {
      id: 'note',
      text: 'Mind the summer.',
      position: { x: position.x - 264, y: position.y },
      width: 240,
      height: 120,
    }
    const far = { ...near, id: 'far', position: { x: 4000, y: 4000 } }
    const noted = addNote(addNote(drawn.graph, near).graph, far).graph
    const grouped = groupNodes(noted, { id: 'g', name: 'Warm up', nodeIds: [first, second] }).graph
    const { drawing } = clipOf(grouped, [first, second], here, () => undefined)
    expect(Object.keys(drawing.notes ?? {})).toEqual(['note'])
    expect(Object.keys(drawing.groups ?? {})).toEqual(['g'])
    expect(clipOf(grouped, [first], here, () => undefined).drawing.groups).toBeUndefined()

    const ids = { [first]: 'a', [second]: 'b', note: 'n2', g: 'g2' }
    const pasted = paste(emptyGraph, drawing, ids, { x: 800, y: 80 }).graph
    expect(pasted.groups).toEqual({ g2: { id: 'g2', name: 'Warm up', nodeIds: ['a', 'b'], isFolded: false } })
    expect(pasted.notes?.n2).toMatchObject({ text: 'Mind the summer.', position: { x: 536, y: 80 } })
  })
})

describe('what steps name', () => {
  test('is found wherever it stands, with the steps that name it', () => {
    const things = thingsOf(drawn.graph).map(({ kind, id, nodeIds }) => `${kind} ${id}: ${nodeIds.length}`)
    expect(things.sort()).toEqual([
      'field plan: 1',
      'file 1: 1',
      'list 1: 1',
      'list 2: 1',
      'program 1: 1',
      'segment 1: 1',
      'topic 1: 1',
    ])
  })

  test('is replaced by something else, and nothing else is touched', () => {
    const changed = withThings(drawn.graph, ({ kind, id }) => (kind === 'field' ? 'tier' : `${Number(id) + 40}`))
    const things = thingsOf(changed).map(({ kind, id }) => `${kind} ${id}`)
    expect(things.sort()).toEqual([
      'field tier',
      'file 41',
      'list 41',
      'list 42',
      'program 41',
      'segment 41',
      'topic 41',
    ])
    const back = withThings(changed, ({ kind, id }) => (kind === 'field' ? 'plan' : `${Number(id) - 40}`))
    expect(back).toEqual(drawn.graph)
    expect(withThings(drawn.graph, () => undefined).nodes[drawn.id('wait 2 days')]).toBe(
      drawn.graph.nodes[drawn.id('wait 2 days')],
    )
  })

  test('is left open where nothing stands for it, and the step says so', () => {
    const open = withThings(drawn.graph, ({ kind }) => (kind === 'field' ? undefined : null))
    expect(thingsOf(open).map(({ kind }) => kind)).toEqual(['field'])
    expect(Object.keys(open.nodes)).toEqual(Object.keys(drawn.graph.nodes))
  })

  test('is found in the bodies of emails: files that they link to, fields that they merge', () => {
    const node = email('<mj-button href="file:12">x</mj-button> {{ prospect.fields.plan | default: "-" }} profile:7')
    expect(thingsIn(node)).toEqual([
      { kind: 'file', id: '12' },
      { kind: 'field', id: 'plan' },
    ])
    const changed = replaceThings(node, ({ kind }) => (kind === 'file' ? '5' : 'tier'))
    expect(JSON.stringify(changed)).toContain('file:5')
    expect(JSON.stringify(changed)).toContain('prospect.fields.tier | default')
    expect(JSON.stringify(changed)).toContain('profile:7')
    // There is no file 0: it is shown as a problem, and is nobody else's file.
    expect(JSON.stringify(replaceThings(node, () => null))).toContain('file:0')
  })

  test('members are named by the user', () => {
    const task = configureField(addNode(emptyGraph, createNode('task', 't')).graph, 't', 'owner', {
      kind: 'member',
      userId: 'anna',
    }).graph.nodes.t as Node
    expect(thingsIn(task)).toEqual([{ kind: 'member', id: 'anna' }])
    expect(thingsIn(replaceThings(task, () => 'liisa'))).toEqual([{ kind: 'member', id: 'liisa' }])
    expect(thingsIn(replaceThings(task, () => null))).toEqual([])
  })
})
