import type { TFunction } from 'i18next'
import { describe, expect, test } from 'vitest'
import { kindWords } from '#client/editor/catalog.ts'
import { makeFormat } from '#client/i18n/format.ts'
import { people } from '#client/i18n/messages/en/people.ts'
import { type WhySpeaker, whyHere } from '#client/metrics/whyHere.ts'
import { createNode, type Node } from '#engine/nodes/registry.ts'

const t = ((key: keyof typeof people, params: Record<string, string> = {}) =>
  Object.entries(params).reduce<string>(
    (text, [name, value]) => text.replace(`{{${name}}}`, value),
    people[key],
  )) as unknown as TFunction<'people'>

const nothing = { lists: [], segments: [], forms: [], topics: [], programs: [], members: [] }
const files = [{ id: 1, name: 'Guide 1' }]
const speaker: WhySpeaker = {
  t,
  words: kindWords('en', { ...nothing, files, ready: true } as never),
  format: makeFormat('en', 'UTC'),
  now: new Date('2026-11-22T10:00:00Z'),
  isPaused: false,
}
const waiting = { status: 'waiting', isHeld: false, crashes: 0, outlet: null, outcome: null, mail: null } as const
const dueAt = '2026-12-03T10:00:00.000Z'
const wait = createNode('wait', 'w')

describe('why somebody is at a step', () => {
  test('waits for a time, or for something to happen by then', () => {
    expect(whyHere({ ...waiting, dueAt }, wait, speaker)).toBe('Waits until 3 Dec 2026, 10:00.')
    const event = {
      ...createNode('waitForEvent', 'e'),
      config: { event: { kind: 'downloaded', fileId: 1, since: 'here' }, timeout: { amount: 7, unit: 'days' } },
    } as unknown as Node
    expect(whyHere({ ...waiting, dueAt }, event, speaker)).toBe(
      'Waits until: Downloaded “Guide 1”. At most until 3 Dec 2026, 10:00.',
    )
  })
  test('the pause of the program comes first, then what does not work', () => {
    expect(whyHere({ ...waiting, dueAt, crashes: 1 }, wait, { ...speaker, isPaused: true })).toBe(
      'The program is paused.',
    )
    expect(whyHere({ ...waiting, dueAt, crashes: 1 }, wait, speaker)).toContain('tried again 3 Dec 2026')
    expect(whyHere({ ...waiting, dueAt: '2026-11-22T09:59:00.000Z' }, wait, speaker)).toBe('Goes on in a moment.')
  })
  const mail = { dueAt, deferredFor: null, failure: null, sentAt: null }
  const mailed = (part: object) =>
    whyHere(
      { ...waiting, status: 'movedOn', dueAt: null, outlet: 'then', mail: { state: 'pending', ...mail, ...part } },
      createNode('email', 'm'),
      speaker,
    )
  test('an email says why it waits or was not sent', () => {
    expect(mailed({ deferredFor: 'quietHours' })).toBe(
      'Email waits for the hours in which mail may go, 3 Dec 2026, 10:00.',
    )
    expect(mailed({ state: 'blocked', failure: 'suppressed:unsubscribe' })).toBe(
      'Email not sent: the person has unsubscribed.',
    )
    expect(mailed({ state: 'blocked', failure: 'consent:withdrawn' })).toBe('Email not sent: there is no legal basis.')
    expect(mailed({ state: 'sent', sentAt: dueAt })).toBe('Email sent 3 Dec 2026, 10:00.')
  })
  test('who failed, ended or went says how', () => {
    const gone = { ...waiting, dueAt: null }
    expect(whyHere({ ...gone, status: 'failed', outcome: 'loop' }, wait, speaker)).toBe(
      'Failed: Stopped: too many steps without a wait.',
    )
    expect(whyHere({ ...gone, status: 'ended', outcome: 'removed' }, wait, speaker)).toBe('Was taken out by hand.')
    const branch = createNode('branch', 'b')
    expect(whyHere({ ...gone, status: 'movedOn', outlet: 'yes' }, branch, speaker)).toBe('Took “Yes”.')
  })
})
