import { expect, test } from 'vitest'
import { draw } from '#tests/stories/draw.ts'
import { journey } from '#tests/stories/journey.ts'

// Faults that the model has found in the engine, each with a story of its own.

test('one event lets one wait go, and not the next one as well', () => {
  const drawn = draw(`
    joins Newsletter ── wait up to 7 days for did trial.started
      ├ happened ── wait up to 3 days for did trial.started
      │   ├ happened ── tell owner: Twice. ── end
      │   └ timeout ── tell owner: Once. ── end
      └ timeout ── end
  `)
  const once = journey(drawn).after('1 day').does('trial.started').after('4 days')
  expect(once.notices).toEqual(['2026-01-09 11:00 owner: Once.'])
  const twice = journey(drawn).after('1 day').does('trial.started').after('1 day').does('trial.started')
  expect(twice.notices).toEqual(['2026-01-07 11:00 owner: Twice.'])
})

test('whoever comes back to a wait waits for what happens from then on', () => {
  const drawn = draw(`
    joins Newsletter ── wait up to 7 days for did trial.started
      ├ happened ── repeat 1 times
      │   ├ done ── tell owner: Twice. ── end
      │   └ again ── back to wait up to 7 days for did trial.started
      └ timeout ── tell owner: Once. ── end
  `)
  const once = journey(drawn).after('1 day').does('trial.started')
  expect(once.notices).toEqual([])
  expect(once.after('7 days').notices).toEqual(['2026-01-13 11:00 owner: Once.'])
})

test('a call that is made again has no answer yet, whatever the one before was answered', () => {
  const drawn = draw(`
    joins Newsletter ── call https://hook.example ── https://hook.example answered status is 200?
      ├ yes ── tell owner: Answered. ── end
      └ no ── wait 1 day ── repeat 1 times
          ├ done ── end
          └ again ── back to call https://hook.example
  `)
  expect(journey(drawn).answered('https://hook.example', { status: 200 }).after('3 days').notices).toEqual([])
})
