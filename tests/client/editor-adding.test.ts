import { describe, expect, test, vi } from 'vitest'
import { readSlot } from '#client/canvas/paletteDrag.ts'
import { askForStepAfter } from '#client/editor/asking.ts'
import { kindWords } from '#client/editor/catalog.ts'
import { connectSteps, connectTo, startConnectingFrom } from '#client/editor/connecting.ts'
import { Draft } from '#client/editor/Draft.ts'
import { askThrough, trialOf } from '#client/editor/inserting.ts'
import { slotOf } from '#client/editor/moving.ts'
import { ProgramEditor } from '#client/editor/ProgramEditor.ts'
import { addStep, addStepAfterSelection } from '#client/editor/steps.ts'
import { edgeOf } from '#engine/program/edit.ts'
import { draw } from '#tests/stories/draw.ts'

const catalog = { lists: [], files: [], members: [], segments: [], forms: [], topics: [], programs: [], ready: true }
const drawn = draw('joins L ── email A ── wait 1 day ── email B ── end')
const [a, wait, b] = ['email A', 'wait 1 day', 'email B'].map((step) => drawn.id(step)) as [string, string, string]
const edgeId = edgeOf(drawn.graph, a, 'then')?.id ?? ''

const open = () => new ProgramEditor({ workspaceId: 1, programId: 1 }, new Draft(drawn.graph), kindWords('en', catalog))
/** The drawing with the new step under one name. */
const text = (editor: ProgramEditor, id: string | null) => JSON.stringify(editor.graph).replaceAll(id ?? '', 'new')

describe('a step that is added', () => {
  test('gives the same drawing by N, by a plus, dragged there, pressed in the palette or found with Mod+K', () => {
    vi.useFakeTimers()
    const ways: Readonly<Record<string, (editor: ProgramEditor) => string | null>> = {
      plus: (editor) => addStep(editor, 'notify', { kind: 'edge', edgeId }),
      'N and the menu': (editor) => {
        askForStepAfter(editor, a)
        vi.runAllTimers()
        const { menu } = editor.moment.read()
        return menu && addStep(editor, 'notify', menu)
      },
      'dragged from the palette': (editor) => {
        const slot = readSlot(slotOf({ kind: 'edge', edgeId }))
        return slot && addStep(editor, 'notify', slot)
      },
      'pressed in the palette, or found with Mod+K': (editor) => {
        editor.select([a])
        return addStepAfterSelection(editor, 'notify')
      },
    }
    const texts = Object.entries(ways).map(([name, way]) => {
      const editor = open()
      const id = way(editor)
      expect(editor.draft.history.past, name).toHaveLength(1)
      expect(editor.draft.read().selection, name).toEqual([id])
      expect(editor.moment.read(), name).toMatchObject({ current: id, panel: 'step', field: '' })
      return text(editor, id)
    })
    expect(new Set(texts).size).toBe(1)
    vi.useRealTimers()
  })
})

describe('a branch that comes between two steps', () => {
  test('asks by which path what follows goes on: the first one, unless another is chosen', () => {
    const slot = { kind: 'edge', edgeId } as const
    const inserting = askThrough(drawn.graph, 'branch', slot)
    expect(inserting).toMatchObject({ through: 'yes' })
    const trial = inserting && trialOf(drawn.graph, { ...inserting, through: 'no' })
    expect(trial).toMatchObject({ node: { type: 'branch' }, next: wait })

    const editor = open()
    const id = addStep(editor, 'branch', slot, 'no') ?? ''
    expect(edgeOf(editor.graph, id, 'no')?.to).toBe(wait)
    expect(edgeOf(editor.graph, id, 'yes')).toBeUndefined()
    expect(trial?.node.position).toEqual(editor.node(id)?.position)
    const first = open()
    const other = addStep(first, 'branch', slot) ?? ''
    expect(edgeOf(first.graph, other, 'yes')?.to).toBe(wait)
  })

  test('asks nothing where there is nothing to choose', () => {
    expect(askThrough(drawn.graph, 'wait', { kind: 'edge', edgeId })).toBeNull()
    const open = { kind: 'outlet', nodeId: drawn.id('end'), outlet: 'then' } as const
    expect(askThrough(drawn.graph, 'branch', open)).toBeNull()
  })
})

describe('an arrow', () => {
  test('drawn, or begun at its outlet and ended by a press on a step, is the same', () => {
    const dragged = open()
    connectSteps(dragged, a, 'then', b)
    const pressed = open()
    startConnectingFrom(pressed, a, 'then')
    expect(connectTo(pressed, b)).toBe(true)
    expect(JSON.stringify(pressed.graph)).toBe(JSON.stringify(dragged.graph))
    expect(pressed.moment.read().connecting).toBeNull()
    expect(connectTo(pressed, b)).toBe(false)
  })

  test('that cannot be is declined with the reason, and another target can be pressed', () => {
    const editor = open()
    startConnectingFrom(editor, a, 'then')
    connectTo(editor, drawn.id('joins L'))
    expect(editor.news.read().said).toMatchObject({ code: 'edit.intoEntry' })
    connectTo(editor, a)
    expect(editor.news.read().said).toMatchObject({ code: 'edit.toItself' })
    expect(editor.moment.read().connecting).not.toBeNull()
    connectTo(editor, b)
    expect(edgeOf(editor.graph, a, 'then')?.to).toBe(b)
  })
})
