import i18next, { type TFunction } from 'i18next'
import { beforeAll, describe, expect, test } from 'vitest'
import { en } from '#client/i18n/messages/en.ts'
import { fi } from '#client/i18n/messages/fi.ts'
import { sv } from '#client/i18n/messages/sv.ts'
import { scoreReasons } from '#client/prospects/scoreReasons.ts'
import {
  isWorthTelling,
  reasonSentence,
  type TimelineItem,
  tellable,
  timelineSentence,
} from '#client/prospects/timelineSentence.ts'
import { type Language, languages } from '#engine/nodes/language.ts'

const translators = new Map<Language, TFunction<'timeline'>>()

beforeAll(async () => {
  const i18n = i18next.createInstance()
  await i18n.init({
    lng: 'en',
    resources: { en, fi, sv },
    fallbackLng: false,
    keySeparator: false,
    interpolation: { escapeValue: false },
  })
  for (const language of languages) translators.set(language, i18n.getFixedT(language, 'timeline'))
})

function speaker(language: Language) {
  const t = translators.get(language)
  if (!t) throw new Error(`No texts in ${language}.`)
  return { t, language }
}

const at = '2026-11-21T12:00:00.000Z'
const program = { id: 3, name: 'Guide follow-up' }
const event = { id: 'e1', at, kind: 'event', properties: {}, file: null, points: 0 } as const
const ended = { at, kind: 'ended', program, status: 'ended', rule: null } as const
const step = { at, kind: 'step', enrollmentId: 1, program, nodeId: 'n', saw: null } as const

/** One of everything that a timeline may hold. */
const items: TimelineItem[] = [
  { ...event, id: '1', type: 'email.clicked', properties: { url: 'https://example.com' }, points: 5 },
  { ...event, id: '2', type: 'file.downloaded', file: { id: 7, name: 'Second guide' }, points: 20 },
  { ...event, id: '3', type: 'file.downloaded' },
  { ...event, id: '4', type: 'form.submitted' },
  { ...event, id: '5', type: 'form.submitted', properties: { form: 'Webinar' } },
  { ...event, id: '6', type: 'page.visited', properties: { path: '/pricing' } },
  { ...event, id: '7', type: 'page.visited' },
  { ...event, id: '8', type: 'email.unsubscribed' },
  { ...event, id: '9', type: 'list.joined' },
  { ...event, id: '10', type: 'demo.booked' },
  { id: '11', at, kind: 'score', points: 10, reason: 'manual' },
  { id: '12', at, kind: 'score', points: -3, reason: 'decay' },
  ...(['pending', 'claimed', 'dot', 'sent', 'inDoubt', 'blocked', 'failed'] as const).map((state) => ({
    id: `m-${state}`,
    at,
    kind: 'message' as const,
    messageId: 1,
    state,
    subject: 'Blog post',
    program,
    nodeId: 'n',
    variantId: 'a',
    failure: null,
  })),
  { id: '13', at, kind: 'entered', program },
  { ...step, id: '14', nodeType: 'wait', summary: { key: 'summary.days', params: { count: 5 } }, outlet: 'then' },
  {
    ...step,
    id: '15',
    nodeType: 'branch',
    summary: {
      key: 'summary.asks',
      params: { what: { say: 'condition.downloaded', params: { file: 'Second guide' } } },
    },
    outlet: 'yes',
  },
  { ...step, id: '16', nodeType: null, summary: null, outlet: '' },
  { ...step, id: '17', nodeType: 'notify', summary: null, outlet: 'then' },
  { ...ended, id: '18', outcome: 'completed' },
  { ...ended, id: '19', outcome: 'removed' },
  { ...ended, id: '20', outcome: null },
  { ...ended, id: '21', status: 'failed', outcome: 'crashed: x' },
  { ...ended, id: '21a', outcome: 'goal' },
  { ...ended, id: '21b', outcome: 'exit:hot' },
  { ...ended, id: '21c', outcome: 'exit:hot', rule: 'Became a customer' },
  { ...ended, id: '21d', outcome: 'stopped' },
  { ...ended, id: '21e', outcome: 'migrated' },
  { ...ended, id: '21f', outcome: 'programEnded' },
  { ...step, id: '21g', nodeType: 'wait', summary: { key: 'summary.days', params: { count: 5 } }, outlet: '~moved' },
  { ...step, id: '21h', nodeType: 'goal', summary: { key: 'summary.empty', params: {} }, outlet: '' },
  { id: '22', at, kind: 'joined', list: { id: 1, name: 'Newsletter' } },
  {
    id: '23',
    at,
    kind: 'lead',
    leadId: 1,
    reasons: [{ code: 'downloaded', params: { file: 'Second guide' } }],
    urgent: true,
    owner: { id: 'u', name: 'Mikko Laine' },
  },
  ...(['new', 'contacted', 'meeting', 'opportunity', 'notNow', 'notInteresting'] as const).map((state) => ({
    id: `a-${state}`,
    at,
    kind: 'leadAction' as const,
    leadId: 1,
    state,
    note: '',
    by: null,
  })),
  ...(['granted', 'withdrawn', 'none'] as const).map((state) => ({
    id: `c-${state}`,
    at,
    kind: 'consent' as const,
    state,
    basis: 'consent',
    source: 'Web form',
    actor: '',
  })),
]

describe('the timeline', () => {
  test.each(languages)('has a whole sentence for everything that happens, in %s', (language) => {
    for (const item of items) {
      const { title, notes } = timelineSentence(item, speaker(language))
      for (const line of [title, ...notes]) {
        expect(line, item.id).not.toBe('')
        expect(line, item.id).not.toMatch(/\{\{|undefined|null|^(event|message|ended|step|leadAction|consent)\./)
      }
    }
  })

  test('says every kind differently in each language', () => {
    for (const item of items) {
      if (item.kind === 'step' && item.nodeType === null) continue
      const titles = languages.map((language) => timelineSentence(item, speaker(language)).title)
      expect(new Set(titles).size, `${item.id}: ${titles.join(' / ')}`).toBe(3)
    }
  })

  test('says a wait as its card does, and a branch with the answer', () => {
    const say = (id: string) => timelineSentence(items.find((item) => item.id === id) as TimelineItem, speaker('en'))
    expect(say('14').title).toBe('Wait 5 days')
    expect(say('15').notes[0]).toBe('Answer: Yes')
  })

  test('leaves out the steps that another line tells better', () => {
    const kinds = ['entry', 'email', 'handOff', 'end', 'wait', 'branch', 'notify']
    const told = kinds.filter((nodeType) =>
      isWorthTelling({ ...step, id: nodeType, nodeType, summary: null, outlet: '' }),
    )
    expect(told).toEqual(['wait', 'branch', 'notify'])
  })

  test('tells every move by a new version, from where it was, and a goal once', () => {
    const left = (nodeType: string, outlet: string): TimelineItem => ({
      ...step,
      id: 'x',
      nodeType,
      summary: null,
      outlet,
    })
    expect(isWorthTelling(left('email', '~moved'))).toBe(true)
    expect(isWorthTelling(left('wait', '~goal'))).toBe(false)
    expect(isWorthTelling(left('goal', ''))).toBe(true)
    const moved = items.find(({ id }) => id === '21g') as TimelineItem
    expect(timelineSentence(moved, speaker('en'))).toMatchObject({
      title: 'Was moved to another step by a new version',
      notes: ['From: Wait 5 days', 'Program: Guide follow-up'],
    })
  })

  test('says why somebody left', () => {
    const rule = items.find(({ id }) => id === '21c') as TimelineItem
    expect(timelineSentence(rule, speaker('sv')).title).toBe(
      'Lämnade programmet ”Guide follow-up” enligt utträdesregeln ”Became a customer”',
    )
  })
})

describe('what happens in one moment', () => {
  const pick = (...ids: string[]) => ids.map((id) => items.find((item) => item.id === id) as TimelineItem)
  test('is told in the order it must have happened, the last first', () => {
    const told = tellable(pick('22', '13', '14', '18', '23', 'm-sent')).map((item) => item.kind)
    expect(told).toEqual(['ended', 'lead', 'step', 'message', 'entered', 'joined'])
  })
  test('comes after what happened later', () => {
    const later = { ...event, id: 'later', type: 'page.visited', at: '2026-11-21T12:00:01.000Z' }
    expect(tellable([...pick('18'), later]).map((item) => item.id)).toEqual(['later', '18'])
  })
})

describe('why somebody is handed to sales', () => {
  test('is said with the file’s name', () => {
    expect(reasonSentence({ code: 'downloaded', params: { file: 'Toinen opas' } }, speaker('fi').t)).toBe(
      'Latasi tiedoston ”Toinen opas”',
    )
  })
  test('is never empty, even for a code of a newer version', () => {
    expect(reasonSentence({ code: 'somethingNew', params: {} }, speaker('en').t)).toBe('somethingNew')
  })
})

describe('what a score came from', () => {
  test('adds up what is alike and puts the weightiest first', () => {
    const clicked = { ...event, type: 'email.clicked', points: 5 }
    const reasons = scoreReasons([
      { ...clicked, id: 'a' },
      { ...event, id: 'b', type: 'file.downloaded', file: { id: 7, name: 'Guide' }, points: 20 },
      { ...clicked, id: 'c' },
      { ...event, id: 'd', type: 'page.visited', properties: { path: '/a' }, points: 1 },
      { ...event, id: 'e', type: 'page.visited', properties: { path: '/b' }, points: 1 },
      { ...event, id: 'f', type: 'page.visited', properties: { path: '/c' } },
    ])
    expect(reasons.map(({ item, times, points }) => [item.id, times, points])).toEqual([
      ['b', 1, 20],
      ['a', 2, 10],
      ['d', 1, 1],
      ['e', 1, 1],
    ])
  })
})

test.each(languages)('why a program did not take somebody in is told in %s', (language) => {
  const told = (properties: Readonly<Record<string, unknown>>) =>
    timelineSentence({ ...event, type: 'program.notStarted', properties }, speaker(language)).title
  const reasons = ['notRunning', 'noEntry', 'tooOften'].map((reason) => told({ program: 'Trial', reason }))
  expect(new Set([...reasons, told({ program: '', reason: 'notRunning' })]).size).toBe(4)
  for (const sentence of reasons) expect(sentence).toContain('Trial')
  expect(told({ program: 'Trial', reason: 'of another version' })).toBe(reasons[0])
})
