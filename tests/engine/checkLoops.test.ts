import { expect, test } from 'vitest'
import { check } from '#engine/program/check.ts'
import { connect } from '#engine/program/edits.ts'
import { configureField } from '#engine/program/settings.ts'
import { draw } from '#tests/stories/draw.ts'
import { said, saidOf, workspace } from './known.ts'

const reminded = draw(`
  joins A ── email Ask ── wait 7 days ── score at least 10?
    ├ yes ── end
    └ no ── repeat 2 times
        ├ done ── end
        └ again ── back to email Ask
`)

test('a way back through a repeat, with a wait on it, is in order', () => {
  expect(saidOf(reminded)).toEqual([])
})

test('any other way back is a loop, also beside a repeat', () => {
  const back = connect(reminded.graph, reminded.id('score at least 10?'), 'yes', reminded.id('email Ask')).graph
  expect(check(back, workspace(reminded)).map(({ code, severity }) => `${severity} ${code}`)).toContain('blocker loop')
})

test('a repeat without a wait of an hour is refused, and the steps of the loop are named for the canvas', () => {
  const hasty = draw(`
    joins A ── wait 1 day ── tag Asked ── repeat 2 times
      ├ done ── end
      └ again ── back to tag Asked
  `)
  expect(saidOf(hasty)).toEqual([
    'blocker: “Tag ‘Asked’” and “Repeat 2 times at most” would be repeated all at one moment. Put a wait of at least an hour between them.',
  ])
  const [issue] = check(hasty.graph, workspace(hasty))
  expect(issue?.params?.nodes).toEqual([
    { ref: 'node', id: hasty.id('tag Asked') },
    { ref: 'node', id: hasty.id('repeat 2 times') },
  ])
})

test('a wait that may be passed at once holds nobody: neither a date nor office hours, nor an event that happens', () => {
  const through = (wait: string) =>
    draw(`
      joins A ── tag Asked ── ${wait} ── repeat 2 times
        ├ done ── end
        └ again ── back to tag Asked
    `)
  for (const wait of ['wait until 2026-12-01', 'wait for office hours'])
    expect(check(through(wait).graph, workspace(through(wait))).map(({ code }) => code)).toEqual(['hastyLoop'])
  expect(saidOf(through('wait 1 hour'))).toEqual([])
  const event = (way: 'happened' | 'timeout') =>
    draw(`
      joins A ── tag Asked ── wait up to 1 day for did trial.started
        ├ ${way} ── repeat 2 times
        │   ├ done ── end
        │   └ again ── back to tag Asked
        └ ${way === 'happened' ? 'timeout' : 'happened'} ── end
    `)
  expect(check(event('happened').graph, workspace(event('happened'))).map(({ code }) => code)).toEqual(['hastyLoop'])
  expect(saidOf(event('timeout'))).toEqual([])
})

test('a repeat within a repeat is in order when each goes round a wait', () => {
  const nested = draw(`
    joins A ── wait 1 day ── tag Outer ── wait 1 day ── tag Inner ── repeat 2 times
      ├ again ── back to wait 1 day
      └ done ── repeat 3 times
          ├ again ── back to tag Outer
          └ done ── end
  `)
  expect(saidOf(nested)).toEqual([])
})

test('“again” that leads onward repeats nothing', () => {
  const onward = draw(`
    joins A ── wait 1 day ── repeat 2 times
      ├ again ── tag Asked ── end
      └ done ── end
  `)
  expect(saidOf(onward)).toEqual([
    'warning: “Repeat 2 times at most” leads onward, not back. Lead the path “Again” to an earlier step.',
  ])
})

test('a repeat without its way back has an open path', () => {
  expect(saidOf(draw('joins A ── wait 1 day ── repeat 2 times ── end'))).toEqual([
    'blocker: The path “Again” out of “Repeat 2 times at most” goes nowhere. Connect it to a step.',
  ])
})

test('seven steps and more are counted, and all of them are named for the canvas', () => {
  const tags = Array.from({ length: 7 }, (_, n) => `tag T${n}`)
  const long = draw(`
    joins A ── ${tags.join(' ── ')} ── repeat 2 times
      ├ done ── end
      └ again ── back to tag T0
  `)
  const [issue] = check(long.graph, workspace(long))
  expect(issue).toMatchObject({ code: 'longHastyLoop', params: { count: 8 } })
  expect(issue?.params?.nodes).toHaveLength(8)
})

test('steps at one moment are counted through what may be passed at once, and back through a repeat', () => {
  const tags = (n: number) => Array.from({ length: n }, (_, i) => `tag T${i}`).join(' ── ')
  const tooMany = /More than 100 steps/
  expect(saidOf(draw(`joins A ── ${tags(60)} ── wait until 2026-12-01 ── ${tags(60)} ── end`))[0]).toMatch(tooMany)
  expect(saidOf(draw(`joins A ── ${tags(60)} ── wait 1 hour ── ${tags(60)} ── end`))).toEqual([])
  const event = (first: string, second: string) => `
    joins A ── ${tags(60)} ── wait up to 1 day for did trial.started
      ├ ${first} ── ${tags(60)} ── end
      └ ${second} ── end
  `
  expect(saidOf(draw(event('happened', 'timeout')))[0]).toMatch(tooMany)
  expect(saidOf(draw(event('timeout', 'happened')))).toEqual([])
  const round = draw(`
    joins A ── ${tags(50)} ── wait 1 day ── ${tags(60)} ── repeat 2 times
      ├ done ── end
      └ again ── back to tag T0
  `)
  expect(saidOf(round)[0]).toMatch(tooMany)
})

test('a goal is one step more than what follows it', () => {
  const tags = (n: number) => Array.from({ length: n }, (_, i) => `tag T${i}`).join(' ── ')
  const goal = (n: number) => draw(`joins A ── end\n goal score at least 10 ── ${tags(n)} ── wait 1 day ── end`)
  expect(saidOf(goal(98))).toEqual([])
  expect(saidOf(goal(99))[0]).toMatch(/More than 100 steps/)
})

test('with more times to go round it is the same drawing', () => {
  const often = configureField(reminded.graph, reminded.id('repeat 2 times'), 'most', 100).graph
  expect(said(often, workspace(reminded))).toEqual([])
})
