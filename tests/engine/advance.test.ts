import { expect, test } from 'vitest'
import { advance, type World } from '#engine/journey/advance.ts'
import { compileJourney } from '#engine/journey/compileJourney.ts'
import { enter } from '#engine/journey/enrollment.ts'
import { factKey } from '#engine/nodes/fact.ts'
import { connect, removeNode } from '#engine/program/edits.ts'
import { draw } from '#tests/stories/draw.ts'

const now = new Date('2026-01-05T09:00:00Z')
const timer = { kind: 'timer' } as const
const world = (more: Partial<World> = {}): World => ({ facts: new Map(), now, zone: 'UTC', chance: () => 0, ...more })

const drawn = draw(`
  joins Newsletter ── email Hello ── score at least 50?
    ├ yes ── hand off ── tell owner: Look. ── end
    └ no ── wait 2 days ── on list VIP?
        ├ yes ── end
        └ no ── downloaded Guide?
            ├ yes ── end
            └ no ── email Bye ── end
`)
const compiled = compileJourney(drawn.graph)
const [entry, email, ask, wait] = [
  drawn.id('joins Newsletter'),
  drawn.id('email Hello'),
  drawn.id('score at least 50?'),
  drawn.id('wait 2 days'),
]
const door = enter(entry, now)

test('a prospect is carried to the next wait, and every step on the way is written down', () => {
  const { enrollment, steps, needs } = advance(compiled, door, timer, world({ facts: new Map([['score', 10]]) }))
  expect(needs).toBeNull()
  expect(enrollment).toEqual({
    status: 'waiting',
    nodeId: wait,
    visit: 3,
    arrivedAt: now,
    dueAt: new Date('2026-01-07T09:00:00Z'),
    waitsFrom: null,
    releaseAt: null,
    goal: null,
  })
  const moved = { measure: 'movedOn', arrivedAt: now, at: now, saw: null }
  expect(steps).toEqual([
    { ...moved, visit: 0, nodeId: entry, outlet: 'then', to: email },
    { ...moved, visit: 1, nodeId: email, outlet: 'then', to: ask },
    { ...moved, visit: 2, nodeId: ask, outlet: 'no', to: wait, saw: { score: 10 } },
  ])
})

test('effects carry the key that never changes: visit and index', () => {
  const { enrollment, effects } = advance(compiled, door, timer, world({ facts: new Map([['score', 50]]) }))
  expect(enrollment).toMatchObject({ status: 'ended', outcome: 'completed', visit: 5, endedAt: now })
  expect(effects.map(({ nodeId, visit, index, effect }) => [nodeId, visit, index, effect.kind])).toEqual([
    [email, 1, 0, 'email.send'],
    [drawn.id('hand off'), 3, 0, 'lead.create'],
    [drawn.id('tell owner: Look.'), 4, 0, 'notify'],
  ])
})

test('without a fact that it needs, nothing happens; with it, one more call is enough', () => {
  const stuck = advance(compiled, door, timer, world())
  expect(stuck.enrollment).toBe(door)
  expect(stuck.steps).toEqual([])
  expect(stuck.effects).toEqual([])
  expect(stuck.needs).toEqual([{ kind: 'score' }])
})

test('all facts up to the next wait are asked for at once', () => {
  const waiting = { ...door, nodeId: wait, visit: 3 }
  const later = new Date('2026-01-07T09:00:00Z')
  const { needs } = advance(compiled, waiting, timer, world({ now: later }))
  expect(needs?.map(factKey)).toEqual(['onList:2', 'downloaded:1:entered'])
  const half = advance(compiled, waiting, timer, world({ now: later, facts: new Map([['onList:2', false]]) }))
  expect(half.needs?.map(factKey)).toEqual(['downloaded:1:entered'])
})

test('the facts ahead of a node end at the next wait, and pass through the one where a prospect stands', () => {
  expect(compiled.factsAhead(entry).map(factKey)).toEqual(['score'])
  expect(compiled.factsAhead(wait).map(factKey)).toEqual(['onList:2', 'downloaded:1:entered'])
  expect(compiled.factsAhead(drawn.id('end'))).toEqual([])
  expect(compiled.factsAhead('n99')).toEqual([])
})

test('a prospect that is woken too early goes on waiting for the same moment', () => {
  const { enrollment } = advance(compiled, door, timer, world({ facts: new Map([['score', 0]]) }))
  const early = advance(compiled, enrollment, timer, world({ now: new Date('2026-01-06T00:00:00Z') }))
  expect(early.enrollment).toEqual(enrollment)
  expect(early.steps).toEqual([])
})

test('a wait counts from when the prospect came, however late the worker is', () => {
  const waiting = { ...door, nodeId: wait, visit: 3 }
  const late = new Date('2026-02-01T00:00:00Z')
  const facts = new Map<string, boolean>([['onList:2', true]])
  const { steps } = advance(compiled, waiting, timer, world({ now: late, facts }))
  expect(steps[0]).toMatchObject({ nodeId: wait, arrivedAt: now, at: late })
})

test('who has come to an end stays there', () => {
  const ended = { status: 'ended', nodeId: 'n1', visit: 2, arrivedAt: now, endedAt: now, outcome: 'completed' } as const
  expect(advance(compiled, ended, timer, world())).toEqual({ enrollment: ended, effects: [], steps: [], needs: null })
})

test('a prospect whose node is not in the version fails there, with the reason', () => {
  const lost = advance(compiled, { ...door, nodeId: 'gone', visit: 4 }, timer, world())
  expect(lost.enrollment).toMatchObject({ status: 'failed', nodeId: 'gone', visit: 4, reason: 'nodeMissing' })
  expect(lost.steps).toEqual([
    { visit: 4, nodeId: 'gone', measure: 'failed', outlet: '', to: null, arrivedAt: now, at: now, saw: null },
  ])
})

test('an outlet that leads nowhere fails the prospect there, and the failed visit asks nothing of the world', () => {
  const open = compileJourney(removeNode(drawn.graph, ask).graph)
  const { enrollment, steps, effects } = advance(open, door, timer, world())
  expect(enrollment).toMatchObject({ status: 'failed', nodeId: email, reason: 'openOutlet' })
  expect(steps.map(({ measure }) => measure)).toEqual(['movedOn', 'failed'])
  expect(effects).toEqual([])
})

test('a loop without a wait fails before anything of it happens', () => {
  const round = draw('joins Newsletter ── email Hello ── tell owner: Hi ── end')
  const loop = connect(round.graph, round.id('tell owner: Hi'), 'then', round.id('email Hello')).graph
  const { enrollment, steps, effects } = advance(
    compileJourney(loop),
    enter(round.id('joins Newsletter'), now),
    timer,
    world(),
  )
  expect(enrollment).toMatchObject({ status: 'failed', nodeId: round.id('joins Newsletter'), reason: 'loop' })
  expect(effects).toEqual([])
  expect(steps).toHaveLength(1)
})

test('a hundred steps at one moment are no loop yet', () => {
  const crowd = draw(`joins A ── ${'tell owner: Hi ── '.repeat(99)}wait 1 day ── end`)
  const { enrollment, steps } = advance(compileJourney(crowd.graph), enter(crowd.id('joins A'), now), timer, world())
  expect(enrollment.status).toBe('waiting')
  expect(steps).toHaveLength(100)
})

test('more than a hundred steps at one moment fail the prospect at the door, and nothing of them happens', () => {
  const crowd = draw(`joins A ── ${'tell owner: Hi ── '.repeat(101)}wait 1 day ── end`)
  const { enrollment, effects } = advance(compileJourney(crowd.graph), enter(crowd.id('joins A'), now), timer, world())
  expect(enrollment).toMatchObject({ status: 'failed', nodeId: crowd.id('joins A'), reason: 'loop' })
  expect(effects).toEqual([])
})

test('emails without their content make the same journey', () => {
  const bare = JSON.parse(JSON.stringify(drawn.graph, (key, value) => (key === 'content' ? undefined : value)))
  const facts = new Map([['score', 10]])
  expect(advance(compileJourney(bare), door, timer, world({ facts }))).toEqual(
    advance(compiled, door, timer, world({ facts })),
  )
})

test('a thousand people take half a second of the processor at most', () => {
  const facts = new Map([['score', 10]])
  const run = () => {
    for (let i = 0; i < 1000; i++) advance(compiled, door, timer, world({ facts, zone: 'Europe/Helsinki' }))
  }
  const times = [1, 2, 3].map(() => {
    const before = process.cpuUsage()
    run()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  })
  expect(Math.min(...times)).toBeLessThan(500)
})

test('an edge to a node that is not there is an outlet that leads nowhere', () => {
  const edges = { e: { id: 'e', from: entry, outlet: 'then', to: 'gone' } }
  const torn = compileJourney({ ...drawn.graph, edges })
  expect(advance(torn, door, timer, world()).enrollment).toMatchObject({ nodeId: entry, reason: 'openOutlet' })
})

test('facts are asked for through whatever may be passed at once, and behind every goal', () => {
  const waits = draw(`
    joins A ── wait until 2026-12-01 ── score at least 10?
      ├ yes ── wait up to 2 days for on list VIP
      │   ├ happened ── tagged Hot?
      │   │   ├ yes ── end
      │   │   └ no ── end
      │   └ timeout ── tagged Cold?
      │       ├ yes ── end
      │       └ no ── end
      └ no ── end
    goal downloaded Guide ── in program Trial?
      ├ yes ── end
      └ no ── end
    leaves when fit at least 90
  `)
  const { factsAhead } = compileJourney(waits.graph)
  const rules = ['grade', 'downloaded:1:entered']
  expect(factsAhead(waits.id('joins A')).map(factKey)).toEqual([
    ...rules,
    'inProgram:1',
    'score',
    'onList:2',
    'tagged:Hot',
  ])
  const held = factsAhead(waits.id('wait up to 2 days for on list VIP')).map(factKey)
  expect(held).toEqual([...rules, 'onList:2', 'tagged:Hot', 'tagged:Cold', 'inProgram:1'])
})

test('a repeat counts what this very pass has done, too', () => {
  const round = draw(`
    joins A ── repeat 2 times
      ├ again ── tag Round ── back to repeat 2 times
      └ done ── end
  `)
  const compiledRound = compileJourney(round.graph)
  const facts = new Map([[`passes:${round.id('repeat 2 times')}:again`, 1]])
  const first = advance(compiledRound, enter(round.id('joins A'), now), timer, world({ facts }))
  expect(first.enrollment).toMatchObject({ nodeId: round.id('repeat 2 times'), visit: 3, dueAt: now })
  expect(first.steps.map(({ outlet }) => outlet)).toEqual(['then', 'again', 'then'])
})

test('a loop that stands still only to write what it did is endless all the same: nobody is let into it', () => {
  const round = draw(`
    joins A ── email Hello ── tag Round ── tagged Round?
      ├ yes ── back to tag Round
      └ no ── end
  `)
  const { stations } = compileJourney(round.graph)
  const endless = [...stations.values()].flatMap(({ id, isEndless }) => (isEndless ? [id] : []))
  expect(endless).toEqual([round.id('tag Round'), round.id('tagged Round?')])
  const facts = new Map([['tagged:Round', true]])
  const { enrollment, steps, effects } = advance(
    compileJourney(round.graph),
    enter(round.id('joins A'), now),
    timer,
    world({ facts }),
  )
  expect(enrollment).toMatchObject({ status: 'failed', nodeId: round.id('joins A'), reason: 'loop' })
  expect([steps.length, effects]).toEqual([1, []])
})

test('a way back through a repeat, a wait or a time that is up is not endless', () => {
  const endless = (text: string) =>
    [...compileJourney(draw(text).graph).stations.values()].some(({ isEndless }) => isEndless)
  expect(endless('joins A ── tag Round ── wait 1 day ── back to tag Round')).toBe(false)
  expect(endless('joins A ── tag Round ── repeat 2 times\n ├ again ── back to tag Round\n └ done ── end')).toBe(false)
  const hold = (way: string, other: string) =>
    `joins A ── wait up to 1 day for tagged Round\n ├ ${way} ── back to wait up to 1 day for tagged Round\n └ ${other} ── end`
  expect(endless(hold('timeout', 'happened').replace('back to', 'tag X ── back to'))).toBe(false)
  expect(endless(hold('happened', 'timeout').replace('back to', 'tag X ── back to'))).toBe(true)
})
