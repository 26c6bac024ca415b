import { describe, expect, test } from 'vitest'
import { MetricsStore, type ProgramNumbers } from '#client/metrics/MetricsStore.ts'
import { everything, questionOf, readView, writeView } from '#client/metrics/numbersView.ts'
import { rateOf } from '#client/metrics/rateOf.ts'
import { changeOf, intervalOf, rateText } from '#client/metrics/rateWords.ts'
import { type PathView, stopsOf, wayUntil } from '#client/path/stops.ts'
import { createNode } from '#engine/nodes/registry.ts'

const view = (address: string) => readView(new URLSearchParams(address))

describe('the view in the address', () => {
  test('is read as it was written, and what else stands there stays', () => {
    const shown = { mode: 'activity', days: 90, version: 2, variantNode: 'guide', variant: 'b', compare: true } as const
    const address = writeView(new URLSearchParams('path=7&days=30&since=1'), shown)
    expect(address.get('path')).toBe('7')
    expect(address.has('since')).toBe(false)
    expect(readView(address)).toEqual(shown)
  })
  test('leaves out what makes no sense', () => {
    expect(view('days=-3&mode=sideways&version=x&from=yesterday&variant=.a')).toEqual(everything)
    expect(view('days=99999').days).toBe(3660)
    expect(view('days=7&from=2026-11-01')).not.toHaveProperty('from')
  })
  test('asks the server for everything but the comparison', () => {
    expect(questionOf(view('days=7&compare=1'))).toEqual({ mode: 'cohort', days: 7 })
  })
})

const numbers = (part: Partial<ProgramNumbers>): ProgramNumbers => ({ nodes: {}, edges: {}, at: '', ...part })
const counts = (entered: number) => ({ entered, waiting: 0, movedOn: entered, exited: 0, failed: 0 })

describe('the primary rate', () => {
  test('of an email is what people clicked of what was delivered', () => {
    const mail = { delivered: 200, clicked: 30, replied: 0, bounced: 1, unsubscribed: 0, clickedOfDelivered: 24 }
    const rate = rateOf(createNode('email', 'm'), numbers({ mails: { m: mail } }), [])
    expect(rate).toEqual({ kind: 'clicked', n: 24, of: 200 })
  })
  test('of a branch is the share of its first path among those who took one', () => {
    const rate = rateOf(createNode('branch', 'b'), numbers({ edges: { 'b.yes': 60, 'b.no': 40 } }), [])
    expect(rate).toEqual({ kind: 'first', n: 60, of: 100 })
  })
  test('of a goal is who reached it of all who entered, where these are the same people', () => {
    const nodes = { start: counts(80), event: counts(20), g: counts(25) }
    const goal = createNode('goal', 'g')
    expect(rateOf(goal, numbers({ nodes }), ['start', 'event'])).toEqual({ kind: 'reached', n: 25, of: 100 })
    const activity = numbers({ nodes, mode: 'activity', from: '2026-11-01T00:00:00.000Z' })
    expect(rateOf(goal, activity, ['start', 'event'])).toBeNull()
  })
  test('of a hand-off is what sales accepted; a wait has none', () => {
    const leads = { h: { handedOver: 40, accepted: 10 } }
    expect(rateOf(createNode('handOff', 'h'), numbers({ leads }), [])).toMatchObject({ n: 10, of: 40 })
    expect(rateOf(createNode('wait', 'w'), numbers({}), [])).toBeNull()
  })
})

describe('a rate in words', () => {
  const rate = (n: number, of: number) => ({ kind: 'clicked', n, of }) as const
  test('is a share from thirty people on, and counts below', () => {
    expect(rateText(rate(3, 29), 'en')).toBe('3 / 29')
    expect(rateText(rate(3, 30), 'en')).toBe('10%')
    expect(rateText(rate(0, 0), 'en')).toBe('–')
    expect(intervalOf(rate(3, 29))).toBeNull()
    expect(intervalOf(rate(42, 1000))?.low).toBeCloseTo(0.0328, 3)
  })
  test('has changed only where both ranges have people enough', () => {
    expect(changeOf(rate(42, 1000), rate(36, 1000))).toBe(0.6)
    expect(changeOf(rate(42, 1000), rate(3, 20))).toBeNull()
    expect(changeOf(rate(42, 1000), null)).toBeNull()
  })
})

describe('numbers that are shown', () => {
  test('are pending while others are asked for, and who stands there is known in any view', () => {
    const store = new MetricsStore()
    store.accept(numbers({ nodes: { a: counts(5) }, standing: { a: 214 } }), new Date(0))
    store.expect()
    expect(store.heard()?.isPending).toBe(true)
    expect(store.standing('a')).toBe(214)
    store.accept(numbers({ nodes: { a: counts(2) } }), new Date(1))
    expect(store.heard()?.isPending).toBe(false)
  })
})

describe('a way on the canvas', () => {
  const step = {
    version: 1,
    arrivedAt: '2026-11-01T08:00:00.000Z',
    at: '2026-11-01T08:00:00.000Z',
    saw: null,
    mail: null,
  }
  const path = {
    status: 'waiting',
    version: 2,
    nodeId: 'wait',
    arrivedAt: '2026-11-02T08:00:00.000Z',
    steps: [
      { ...step, visit: 0, nodeId: 'start', outlet: 'then', by: 'arrow' },
      { ...step, visit: 1, nodeId: 'ask', outlet: '~moved', by: 'move' },
    ],
  } as unknown as PathView
  test('ends where the person stands, in the version it stands in', () => {
    expect(stopsOf(path).map(({ nodeId, end, version }) => `${nodeId} ${end} ${version}`)).toEqual([
      'start went 1',
      'ask went 1',
      'wait here 2',
    ])
  })
  test('shows the arrows that were taken, and none where a new version moved the person', () => {
    const way = wayUntil(stopsOf(path), 2)
    expect([...way.arrows]).toEqual(['start.then'])
    expect([...way.nodes]).toEqual(['start', 'ask', 'wait'])
    expect(wayUntil(stopsOf(path), 0)).toEqual({ nodes: new Set(['start']), arrows: new Set(), at: 'start' })
  })
  test('says how it ended', () => {
    const steps = [{ ...step, visit: 0, nodeId: 'start', outlet: '', by: null }]
    expect(stopsOf({ ...path, status: 'failed', steps } as unknown as PathView)).toMatchObject([{ end: 'failed' }])
  })
})
