import { describe, expect, test } from 'vitest'
import { advance, type World } from '#engine/journey/advance.ts'
import { compileJourney } from '#engine/journey/compileJourney.ts'
import { enter, type Waiting } from '#engine/journey/enrollment.ts'
import { createNode } from '#engine/nodes/registry.ts'
import { check } from '#engine/program/check.ts'
import { compareVersions } from '#engine/program/compareVersions.ts'
import { GraphSchema } from '#engine/program/graph.ts'
import { listenersOf } from '#engine/program/listeners.ts'
import { choicesFor } from '#engine/program/migrationPlan.ts'
import { configureField, setOff } from '#engine/program/settings.ts'
import { draw } from '#tests/stories/draw.ts'
import { saidOf, workspace } from './known.ts'

// A step that is switched off is passed by its first outlet, at once.

const now = new Date('2026-01-05T09:00:00Z')
const world: World = { facts: new Map(), now, zone: 'UTC', chance: () => 0 }

const drawn = draw(`
  joins L ── email A ── wait up to 7 days for downloaded G
    ├ happened ── hand off ── tell owner: Look. ── end
    └ timeout ── email B ── end`)
const [entry, email, wait, lead] = [
  drawn.id('joins L'),
  drawn.id('email A'),
  drawn.id('wait up to 7 days for downloaded G'),
  drawn.id('hand off'),
] as const
const off = (...ids: string[]) => setOff(drawn.graph, ids, true).graph

describe('a prospect who comes to a step that is off', () => {
  test('passes it at once by its first outlet; nothing is asked, nothing is done, and the ledger says it passed', () => {
    const { enrollment, steps, effects, needs } = advance(
      compileJourney(off(email, wait)),
      enter(entry, now),
      { kind: 'timer' },
      world,
    )
    expect(needs).toBeNull()
    expect(enrollment.status).toBe('ended')
    expect(steps.map(({ nodeId, measure, outlet }) => `${nodeId} ${measure} ${outlet}`).slice(0, 4)).toEqual([
      `${entry} movedOn then`,
      `${email} movedOn then`,
      `${wait} movedOn happened`,
      `${lead} movedOn then`,
    ])
    expect(effects.map(({ effect }) => effect.kind)).toEqual(['lead.create', 'notify'])
  })

  test('is held where somebody has said until when', () => {
    const later = new Date('2026-01-06T09:00:00Z')
    const there: Waiting = { ...(enter(wait, now) as Waiting), releaseAt: later }
    const { enrollment } = advance(compileJourney(off(wait)), there, { kind: 'timer' }, world)
    expect(enrollment).toMatchObject({ status: 'waiting', nodeId: wait, dueAt: later })
  })

  test('fails there when its first outlet leads nowhere', () => {
    const { enrollment } = advance(
      compileJourney({ ...off(wait), edges: {} }),
      enter(wait, now),
      { kind: 'timer' },
      world,
    )
    expect(enrollment).toMatchObject({ status: 'failed', reason: 'openOutlet' })
  })
})

describe('a drawing with a step that is off', () => {
  test('is read back as it is, and switched on again it is what it was', () => {
    const read = GraphSchema.parse(JSON.parse(JSON.stringify(off(email))))
    expect(read.nodes[email]).toMatchObject({ off: true })
    expect(setOff(read, [email], false).graph.nodes[email]).toEqual(drawn.graph.nodes[email])
    expect(setOff(off(email), [email], true).graph).toEqual(off(email))
  })

  test('has no step off by which people come in or end', () => {
    expect(setOff(drawn.graph, [entry], true).refused?.code).toBe('edit.neverOff')
    const { graph, refused } = setOff(drawn.graph, [entry, email], true)
    expect(refused).toBeNull()
    expect(graph.nodes[entry]).not.toHaveProperty('off')
    expect(
      GraphSchema.safeParse({ ...graph, nodes: { ...graph.nodes, [entry]: { ...graph.nodes[entry], off: true } } })
        .success,
    ).toBe(false)
  })

  test('is not asked for settings that nobody uses, and says softly that it is off', () => {
    const unfinished = configureField(drawn.graph, email, 'variants.0.content.subject', '').graph
    const before = check(unfinished, workspace(drawn)).map(({ code }) => code)
    const after = check(setOff(unfinished, [email], true).graph, workspace(drawn)).map(({ code }) => code)
    expect(before.some((code) => code.startsWith('email.'))).toBe(true)
    expect(after.filter((code) => code.startsWith('email.'))).toEqual([])
    expect(after).toContain('off')
    const [only, ...others] = saidOf({ ...drawn, graph: off(wait) })
    expect(only).toMatch(/^tip: .* is switched off: everybody goes on by its first path\.$/)
    expect(others).toEqual([])
  })

  test('needs only its first outlet led on', () => {
    const { [`${wait}-timeout`]: _, ...edges } = off(wait).edges
    const codes = check({ ...off(wait), edges }, workspace(drawn)).map(({ code, severity }) => `${severity} ${code}`)
    expect(codes.filter((code) => code.startsWith('blocker'))).toEqual([])
  })

  test('has a loop in which nobody stands still once its only wait is off', () => {
    const round = draw(
      'joins L ── email A ── wait 2 days ── repeat 3 times\n  ├ done ── end\n  └ again ── back to email A',
    )
    expect(check(round.graph, workspace(round)).map(({ code }) => code)).not.toContain('hastyLoop')
    const restless = setOff(round.graph, [round.id('wait 2 days')], true).graph
    expect(check(restless, workspace(round)).map(({ code }) => code)).toContain('hastyLoop')
    const { nodes } = round.graph
    const repeat = Object.values(nodes).find(({ type }) => type === 'repeat')?.id ?? ''
    const straight = setOff(restless, [repeat], true).graph
    expect(check(straight, workspace(round)).map(({ code }) => code)).not.toContain('hastyLoop')
  })

  test('listens for nothing there', () => {
    expect(listenersOf(drawn.graph)).not.toEqual([])
    expect(listenersOf(off(wait))).toEqual([])
  })

  test('asking what came of an email that is off is told', () => {
    const asks = draw('joins L ── email A ── wait 2 days ── clicked A?\n  ├ yes ── end\n  └ no ── end')
    const graph = setOff(asks.graph, [asks.id('email A')], true).graph
    expect(check(graph, workspace(asks)).map(({ code, severity }) => `${severity} ${code}`)).toContain(
      'warning emailOff',
    )
  })
})

test('switching off or on is a change of that step for those who stand in the older version', () => {
  const change = compareVersions(drawn.graph, off(wait)).changeOf(wait)
  expect(change).toMatchObject({ kind: 'changed', fields: ['off'], waits: true })
  expect(change && choicesFor(change).suggested).toEqual({ kind: 'continue', wait: 'recompute' })
  expect(compareVersions(off(wait), drawn.graph).changeOf(wait)).toMatchObject({ fields: ['off'], waits: false })
})

test('only kinds that people can pass may be off', () => {
  for (const type of ['entry', 'goal', 'end'] as const) {
    const node = createNode(type, 'x')
    expect(setOff({ format: 1, nodes: { x: node }, edges: {} }, ['x'], true).refused?.code).toBe('edit.neverOff')
  }
})
