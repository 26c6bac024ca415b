import { expect, test } from 'vitest'
import { eventInvitation } from '#templates/programs/eventInvitation.ts'
import { journey } from './journey.ts'
import { shippedAs } from './shippedAs.ts'

// Taken on Monday 5 January 2026: the event is on the Thursday six weeks later.
const event = shippedAs(
  eventInvitation,
  `
  joins Invited to the event ── set field eventDate to 2026-02-19
    ── wait for Tue, Thu 10:00-12:00, no holidays ── email Breakfast with three companies that hired well
    ── wait up to 10 days for submitted Event registration
    ├ happened ── on to email You have a seat at breakfast
    └ timeout ── wait for Tue, Thu 10:00-12:00, no holidays ── email There is still a seat for you at breakfast
        ── wait up to 14 days for submitted Event registration
        ├ timeout ── end
        └ happened ── email You have a seat at breakfast ── wait until field eventDate -1 days
            ── email Tomorrow at half past eight ── wait until field eventDate +1 days
            ── wait up to 2 days for on list Came to the event
            ├ happened ── score +30 ── email Thank you for coming: here is what was shown
            │   ── wait up to 7 days for clicked Thank you for coming: here is what was shown
            │   ├ happened ── hand off
            │   │   ── tell owner: Came to the event and opened the material afterwards. Ask which story it was. ── end
            │   └ timeout ── end
            └ timeout ── email We missed you: here is the recording ── end
  submits Event registration ── set field eventDate to 2026-02-19 ── on to email You have a seat at breakfast
`,
)

test('Maria registers, comes, opens the material, and is handed off to sales', () => {
  // The invitation waits for Thursday: Tuesday is Epiphany.
  const maria = journey(event).after('4 days').submits('Event registration')
  expect(maria.inbox).toEqual([
    '2026-01-08 10:00 Breakfast with three companies that hired well',
    '2026-01-09 11:00 You have a seat at breakfast',
  ])
  maria.after('40 days').after('1 day').joinsList('Came to the event').after('1 day')
  expect(maria.inbox.slice(2)).toEqual([
    '2026-02-18 09:00 Tomorrow at half past eight',
    '2026-02-20 09:00 Thank you for coming: here is what was shown',
  ])
  expect(maria.score).toBe(30)
  expect(maria.after('1 day').clicks('Thank you for coming: here is what was shown').leads).toEqual([
    '2026-02-21 11:00 normal',
  ])
  expect(maria.notices).toHaveLength(1)
})

test('Samuli registers after the last call, does not come, and gets the recording two days later', () => {
  const samuli = journey(event).after('16 days').submits('Event registration').after('33 days')
  expect(samuli.inbox).toEqual([
    '2026-01-08 10:00 Breakfast with three companies that hired well',
    '2026-01-20 10:00 There is still a seat for you at breakfast',
    '2026-01-21 11:00 You have a seat at breakfast',
    '2026-02-18 09:00 Tomorrow at half past eight',
    '2026-02-22 09:00 We missed you: here is the recording',
  ])
  expect([samuli.leads, samuli.score, samuli.outcome]).toEqual([[], 0, 'completed'])
})

test('who does not register hears of it twice, and no more', () => {
  const samuli = journey(event).after('60 days')
  expect(samuli.emails).toEqual([
    'Breakfast with three companies that hired well',
    'There is still a seat for you at breakfast',
  ])
  expect(samuli.outcome).toBe('completed')
})

test('who came and opens nothing is thanked, and left to it', () => {
  const maria = journey(event).after('4 days').submits('Event registration').joinsList('Came to the event')
  expect(maria.after('60 days').leads).toEqual([])
  expect(maria.emails.at(-1)).toBe('Thank you for coming: here is what was shown')
})

test('when the day is put off, reminder and thanks come by the new one', () => {
  const maria = journey(event).after('4 days').submits('Event registration').hasField('eventDate', '2026-03-05')
  expect(
    maria
      .after('55 days')
      .inbox.slice(2)
      .map((line) => line.slice(0, 16)),
  ).toEqual(['2026-03-04 09:00'])
})

test('both ways in lead to the same seat: whoever registers without an invitation is confirmed and reminded', () => {
  const { nodes, edges } = event.graph
  const door = Object.values(nodes).find(
    ({ type, config }) => type === 'entry' && JSON.stringify(config).includes('form'),
  )
  const entered = { ...event, graph: { ...event.graph, nodes: { [door?.id ?? '']: door, ...nodes }, edges } }
  const walkIn = journey(entered as typeof event).after('60 days')
  expect(walkIn.inbox.map((line) => line.slice(0, 16))).toEqual([
    '2026-01-05 11:00',
    '2026-02-18 09:00',
    '2026-02-22 09:00',
  ])
})
