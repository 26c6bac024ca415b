import { expect, test } from 'vitest'
import { userTraining } from '#templates/programs/userTraining.ts'
import { journey } from './journey.ts'
import { shippedAs } from './shippedAs.ts'

const training = shippedAs(
  userTraining,
  `
  joins New users ── wait for Tue, Wed, Thu 09:00-11:00, no holidays ── email Lesson 1 of 4: see your candidates
    ── wait up to 4 days for clicked Lesson 1 of 4: see your candidates
    ├ happened ── on to wait 6 days
    └ timeout ── email Five minutes before your next meeting? ── wait 6 days
        ── wait for Tue, Wed, Thu 09:00-11:00, no holidays ── email Lesson 2 of 4: say yes, no or perhaps ── wait 6 days
        ── wait for Tue, Wed, Thu 09:00-11:00, no holidays
        ── email Lesson 3 of 4: interviews without calendar tennis ── wait 6 days
        ── wait for Tue, Wed, Thu 09:00-11:00, no holidays
        ── email Lesson 4 of 4: what you may write, and what not ── wait 14 days ── tag Training not finished ── end
  goal did training.completed ── tag Trained ── email Well done, you are through ── end
`,
)

test('Maria begins at once and has a lesson a week, in the morning, until she is through', () => {
  const maria = journey(training).after('3 days').clicks('Lesson 1 of 4: see your candidates').after('22 days')
  expect(maria.inbox).toEqual([
    // The sixth of January is Epiphany.
    '2026-01-07 09:00 Lesson 1 of 4: see your candidates',
    // At eleven, when the week is over, the morning is too.
    '2026-01-15 09:00 Lesson 2 of 4: say yes, no or perhaps',
    '2026-01-21 09:00 Lesson 3 of 4: interviews without calendar tennis',
    '2026-01-27 09:00 Lesson 4 of 4: what you may write, and what not',
  ])
  maria.does('training.completed')
  expect([maria.tags, maria.emails.at(-1), maria.outcome]).toEqual([
    ['Trained'],
    'Well done, you are through',
    'completed',
  ])
})

test('Samuli does not begin: he is nudged once, has all four lessons, and is known as not finished', () => {
  const samuli = journey(training).after('60 days')
  expect(samuli.emails).toEqual([
    'Lesson 1 of 4: see your candidates',
    'Five minutes before your next meeting?',
    'Lesson 2 of 4: say yes, no or perhaps',
    'Lesson 3 of 4: interviews without calendar tennis',
    'Lesson 4 of 4: what you may write, and what not',
  ])
  expect([samuli.tags, samuli.outcome]).toEqual([['Training not finished'], 'completed'])
})

test('whoever is quick and does the whole training in the first week is spared the other lessons', () => {
  const maria = journey(training).after('3 days').does('training.completed').after('60 days')
  expect(maria.emails).toEqual(['Lesson 1 of 4: see your candidates', 'Well done, you are through'])
  expect(maria.tags).toEqual(['Trained'])
})
