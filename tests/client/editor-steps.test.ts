import { beforeEach, describe, expect, test } from 'vitest'
import { kindWords } from '#client/editor/catalog.ts'
import { copySteps, duplicateSteps, pasteSteps } from '#client/editor/clipboard.ts'
import { aimConnecting, cancelConnecting, commitConnecting, startConnecting } from '#client/editor/connecting.ts'
import { Draft } from '#client/editor/Draft.ts'
import { ProgramEditor } from '#client/editor/ProgramEditor.ts'
import { removeSteps } from '#client/editor/removing.ts'
import { addStep, addStepAfterSelection, nudge, setField } from '#client/editor/steps.ts'
import { nextWhere, stepTowards, walk } from '#client/editor/walking.ts'
import type { NodeType } from '#engine/nodes/registry.ts'
import { emptyGraph } from '#engine/program/graph.ts'

let editor: ProgramEditor
const catalog = { lists: [], files: [], members: [], segments: [], forms: [], topics: [], programs: [], ready: true }
const add = (type: NodeType): string => addStepAfterSelection(editor, type) as string
const types = () => editor.flow.order.map(({ type }) => type)
const edges = () =>
  Object.values(editor.graph.edges)
    .map(({ from, outlet, to }) => `${editor.node(from)?.type} ${outlet} ${editor.node(to)?.type}`)
    .sort()

beforeEach(() => {
  editor = new ProgramEditor({ workspaceId: 1, programId: 1 }, new Draft(emptyGraph), kindWords('en', catalog))
})

describe('adding a step', () => {
  test('goes after the selected one, is selected and opened at its first field', () => {
    add('entry')
    const wait = add('wait')
    expect(edges()).toEqual(['entry then wait'])
    expect(editor.draft.read().selection).toEqual([wait])
    expect(editor.moment.read()).toMatchObject({ current: wait, panel: 'step', field: '' })
  })

  test('goes in between when the selected one leads on already', () => {
    const entry = add('entry')
    add('wait')
    editor.select([entry])
    add('email')
    expect(types()).toEqual(['entry', 'email', 'wait'])
  })

  test('goes to the end when nothing is selected', () => {
    add('entry')
    add('wait')
    editor.select([])
    add('notify')
    expect(types()).toEqual(['entry', 'wait', 'notify'])
  })

  test('takes a branch’s first open path', () => {
    add('entry')
    const branch = add('branch')
    add('handOff')
    editor.select([branch])
    add('wait')
    expect(edges()).toContain('branch yes handOff')
    expect(edges()).toContain('branch no wait')
  })

  test('an end goes where a path is open, never in between', () => {
    const entry = add('entry')
    add('wait')
    editor.select([entry])
    add('end')
    expect(edges()).toEqual(['entry then wait', 'wait then end'])
  })

  test('an entry that comes late leads to what begins now', () => {
    add('email')
    editor.select([])
    add('entry')
    expect(edges()).toEqual(['entry then email'])
  })

  test('one undo takes it away again', () => {
    add('entry')
    add('wait')
    editor.undo()
    expect(types()).toEqual(['entry'])
    expect(edges()).toEqual([])
  })

  test('is refused in words when it cannot stand there', () => {
    add('entry')
    add('wait')
    const [edge] = Object.keys(editor.graph.edges)
    expect(addStep(editor, 'end', { kind: 'edge', edgeId: edge as string })).toBeNull()
    expect(editor.news.read().said).toMatchObject({ code: 'edit.endsPath' })
    expect(types()).toEqual(['entry', 'wait'])
  })

  test('dropped on empty canvas it stands there, on the grid', () => {
    const id = addStep(editor, 'wait', { kind: 'canvas', at: { x: 101, y: 203 } }) as string
    expect(editor.node(id)?.position).toEqual({ x: 104, y: 200 })
  })
})

describe('deleting', () => {
  test('closes the gap and selects what came before', () => {
    const entry = add('entry')
    const wait = add('wait')
    add('end')
    removeSteps(editor, [wait])
    expect(edges()).toEqual(['entry then end'])
    expect(editor.draft.read().selection).toEqual([entry])
  })

  test('a branch with two ways on asks first', () => {
    add('entry')
    const branch = add('branch')
    add('handOff')
    editor.select([branch])
    add('wait')
    removeSteps(editor, [branch])
    expect(editor.node(branch)).toBeDefined()
    expect(editor.moment.read().removing).toEqual([branch])
    removeSteps(editor, [branch], { [branch]: 'no' })
    expect(edges()).toEqual(['entry then wait'])
  })

  test('several at once are one step of the history', () => {
    add('entry')
    const wait = add('wait')
    const email = add('email')
    removeSteps(editor, [wait, email])
    expect(types()).toEqual(['entry'])
    editor.undo()
    expect(types()).toEqual(['entry', 'wait', 'email'])
  })
})

describe('connecting with the keyboard', () => {
  test('points at targets in turn, what follows first, and connects the one pointed at', () => {
    const entry = add('entry')
    const far = addStep(editor, 'end', { kind: 'canvas', at: { x: 600, y: 600 } }) as string
    const near = addStep(editor, 'wait', { kind: 'canvas', at: { x: 300, y: 300 } }) as string
    editor.select([entry])
    startConnecting(editor)
    expect(editor.moment.read().connecting?.targets).toHaveLength(2)
    aimConnecting(editor, 1)
    const aimed = editor.moment.read().connecting
    commitConnecting(editor)
    const [edge] = Object.values(editor.graph.edges)
    expect(edge?.to).toBe(aimed?.targets[1])
    expect([far, near]).toContain(edge?.to)
    expect(editor.moment.read().connecting).toBeNull()
  })

  test('asked again it goes on to the branch’s other path', () => {
    add('entry')
    const branch = add('branch')
    addStep(editor, 'end', { kind: 'canvas', at: { x: 600, y: 600 } })
    editor.select([branch])
    startConnecting(editor)
    expect(editor.moment.read().connecting?.outlet).toBe('yes')
    startConnecting(editor)
    expect(editor.moment.read().connecting?.outlet).toBe('no')
    cancelConnecting(editor)
    expect(edges()).toEqual(['entry then branch'])
  })

  test('an end has nothing to connect, and says so', () => {
    const end = add('end')
    editor.select([end])
    startConnecting(editor)
    expect(editor.moment.read().connecting).toBeNull()
    expect(editor.news.read().said).toMatchObject({ key: 'say.noOutlet' })
  })
})

describe('walking', () => {
  test('follows the arrows, and goes to what stands beside', () => {
    const entry = add('entry')
    const branch = add('branch')
    const yes = add('handOff')
    editor.select([branch])
    const no = add('wait')
    expect(stepTowards(editor, entry, 'next')).toBe(branch)
    expect(stepTowards(editor, branch, 'next')).toBe(yes)
    expect(stepTowards(editor, yes, 'right')).toBe(no)
    expect(stepTowards(editor, no, 'left')).toBe(yes)
    expect(stepTowards(editor, no, 'previous')).toBe(branch)
    expect(stepTowards(editor, no, 'first')).toBe(entry)
    expect(stepTowards(editor, entry, 'previous')).toBeNull()
  })

  test('selects what it comes to', () => {
    add('entry')
    const wait = add('wait')
    walk(editor, 'first')
    walk(editor, 'next')
    expect(editor.draft.read().selection).toEqual([wait])
  })

  test('goes round from problem to problem', () => {
    const entry = add('entry')
    add('wait')
    const email = add('email')
    const bad = (id: string) => id === entry || id === email
    expect(nextWhere(editor, entry, 1, bad)).toBe(email)
    expect(nextWhere(editor, email, 1, bad)).toBe(entry)
    expect(nextWhere(editor, entry, -1, bad)).toBe(email)
    expect(nextWhere(editor, null, 1, () => false)).toBeNull()
  })
})

describe('the clipboard', () => {
  test('holds readable JSON that pastes with ids of its own and the arrows in between', () => {
    add('entry')
    const wait = add('wait')
    const email = add('email')
    editor.select([wait, email])
    const text = copySteps(editor) as string
    expect(JSON.parse(text)).toMatchObject({ polku: 'steps', version: 1 })
    expect(pasteSteps(editor, text)).toBe(true)
    expect(Object.keys(editor.graph.nodes)).toHaveLength(5)
    expect(edges().filter((edge) => edge === 'wait then email')).toHaveLength(2)
    editor.undo()
    expect(Object.keys(editor.graph.nodes)).toHaveLength(3)
  })

  test.each(['', 'hello', '{"polku":"steps"}', '{"nodes":{}}', 'null', '[]'])('passes over %j', (text) => {
    expect(pasteSteps(editor, text)).toBe(false)
    expect(Object.keys(editor.graph.nodes)).toEqual([])
  })

  test('duplicates beside what was copied', () => {
    const wait = add('wait')
    duplicateSteps(editor)
    const [copy] = editor.draft.read().selection
    expect(copy).not.toBe(wait)
    expect(editor.node(copy as string)?.position.x).toBeGreaterThan(editor.node(wait)?.position.x ?? 0)
  })
})

describe('changing', () => {
  test('settings are one labelled step a burst, and what is not allowed is refused', () => {
    const wait = add('wait')
    setField(editor, wait, 'duration.amount', 4, true)
    setField(editor, wait, 'duration.amount', 42, true)
    expect(setField(editor, wait, 'duration.amount', 0)).toBe(false)
    expect(editor.node(wait)?.config).toEqual({ duration: { amount: 42, unit: 'days' } })
    editor.undo()
    expect(editor.node(wait)?.config).toEqual({ duration: { amount: 3, unit: 'days' } })
  })

  test('held arrow keys move the selection in one step of the history', () => {
    const wait = add('wait')
    for (let i = 0; i < 5; i += 1) nudge(editor, 1, 0)
    expect(editor.node(wait)?.position.x).toBe(40)
    editor.undo()
    expect(editor.node(wait)?.position.x).toBe(0)
  })
})
