import { beforeEach, describe, expect, test } from 'vitest'
import { MetricsStore, type ProgramMetrics } from '#client/metrics/MetricsStore.ts'
import { flowText, shortNumber } from '#client/metrics/words.ts'

const counts = (entered: number, waiting = 0) => ({
  entered,
  waiting,
  movedOn: entered - waiting,
  exited: 0,
  failed: 0,
})
const metrics = (nodes: ProgramMetrics['nodes'], edges: ProgramMetrics['edges'] = {}): ProgramMetrics => ({
  nodes,
  edges,
  at: '2026-11-21T08:00:00.000Z',
})

describe('the numbers of a program', () => {
  let store: MetricsStore
  let woken: string[]
  beforeEach(() => {
    store = new MetricsStore()
    store.accept(metrics({ a: counts(10), b: counts(5, 2) }, { 'a.then': 10, 'b.yes': 2, 'b.no': 1 }), new Date(0))
    woken = []
    for (const name of ['node a', 'node b', 'edge a.then', 'edge b.yes', 'heard'])
      store.subscribe(name, () => woken.push(name))
  })

  test('wake only those whose numbers changed', () => {
    store.accept(metrics({ a: counts(10), b: counts(6, 3) }, { 'a.then': 10, 'b.yes': 2, 'b.no': 1 }), new Date(1))
    expect(woken).toEqual(['heard', 'node b'])
  })

  test('keep their identity while they stay the same', () => {
    const before = store.node('a')
    store.accept(metrics({ a: counts(10) }), new Date(1))
    expect(store.node('a')).toBe(before)
  })

  test('tell a node that is gone', () => {
    store.accept(metrics({ a: counts(10) }, { 'a.then': 10 }), new Date(1))
    expect(woken).toContain('node b')
    expect(store.node('b')).toEqual(counts(0))
    expect(store.edge('b.yes')).toBeNull()
  })

  test('are nothing before the first are heard, and zeros afterwards where nobody has been', () => {
    const fresh = new MetricsStore()
    const seen: string[] = []
    fresh.subscribe('node new', () => seen.push('new'))
    expect(fresh.node('new')).toBeNull()
    fresh.accept(metrics({ a: counts(1) }), new Date(0))
    expect(fresh.node('new')).toEqual(counts(0))
    expect(seen).toEqual(['new'])
  })

  test('draw an edge as wide as its share of the widest', () => {
    expect(store.edge('a.then')).toEqual({ people: 10, of: 10, width: 9 })
    expect(store.edge('b.yes')).toMatchObject({ people: 2, of: 3 })
    expect(store.edge('b.yes')?.width).toBeLessThan(4)
  })

  test('say when the connection that brings them is lost', () => {
    store.setLive(false)
    expect(store.heard()?.isLive).toBe(false)
    expect(woken).toEqual(['heard'])
  })
})

describe('numbers in words', () => {
  test('a share is a percentage only when there are people enough to speak of one', () => {
    expect(flowText({ people: 1200, of: 2400, width: 2 }, 'en')).toBe('1,200 · 50%')
    expect(flowText({ people: 5, of: 12, width: 2 }, 'en')).toBe('5 / 12')
    expect(flowText({ people: 12, of: 12, width: 2 }, 'en')).toBe('12')
  })
  test('are written as the reader writes them', () => {
    expect(flowText({ people: 1200, of: 2400, width: 2 }, 'fi')).toBe('1\u00a0200 · 50\u00a0%')
  })
  test('fit a card', () => {
    expect(shortNumber(9999, 'en')).toBe('9,999')
    expect(shortNumber(12_345, 'en')).toBe('12.3K')
  })
})
