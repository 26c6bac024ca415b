import { countries } from '#engine/nodes/holidays.ts'
import { createNode, kindOf, type Node, type NodeType } from '#engine/nodes/registry.ts'
import { Names } from './Names.ts'
import { awaitedFor, comparison, propertyTests, ruleFor } from './rules.ts'

// Steps in words; draw.ts lists them.

type Make = (id: string, names: Names, ...found: string[]) => Node

/** A node whose other settings are at their defaults. */
const make = (type: NodeType, id: string, config: object = {}): Node =>
  ({ ...createNode(type, id), config: kindOf(type).config.parse(config) }) as unknown as Node

const entryBy = (id: string, trigger: object) => make('entry', id, { trigger })
const duration = (amount = '', unit = '') => ({ amount: Number(amount), unit: unit === 'day' ? 'days' : 'hours' })
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

const phrases: readonly (readonly [RegExp, Make])[] = [
  [/^joins (.+)$/, (id, { lists }, list) => entryBy(id, { kind: 'list', listId: Names.number(lists, list) })],
  [
    /^comes into segment (.+)$/,
    (id, { segments }, segment) => entryBy(id, { kind: 'segment', segmentId: Names.number(segments, segment) }),
  ],
  [/^submits (.+)$/, (id, { forms }, form) => entryBy(id, { kind: 'form', formId: Names.number(forms, form) })],
  [
    /^does (\S+)(?: with (.+))?$/,
    (id, _, type, where) => entryBy(id, { kind: 'event', type, where: propertyTests(where) }),
  ],
  [
    /^changes (company )?field (\S+)(?: (.+))?$/,
    (id, _, company, field, rest) =>
      entryBy(id, {
        kind: 'field',
        of: company ? 'company' : 'person',
        field,
        ...comparison(rest ?? 'is filled'),
      }),
  ],
  [
    /^(every year )?on date (\S+)(?: ([+-]\d+) days?)?(?: at (\d\d:\d\d))?$/,
    (id, _, yearly, field, offset = '0', time = '09:00') =>
      entryBy(id, { kind: 'date', field, offset: Number(offset), time, yearly: Boolean(yearly) }),
  ],
  [/^by hand$/, (id) => entryBy(id, { kind: 'manual' })],
  [/^goal (.+)$/, (id, names, rule = '') => make('goal', id, { reached: ruleFor(rule, names) })],
  [
    /^email (.+?)(?: about (.+))?$/,
    (id, names, subjects = '', topic) => emailNode(id, subjects.split(' / '), names, topic),
  ],
  [/^wait (\d+) (day|hour)s?$/, (id, _, amount, unit) => make('wait', id, { duration: duration(amount, unit) })],
  [
    /^wait until (\d{4}-\d\d-\d\d)(?: at (\d\d:\d\d))?$/,
    (id, _, date, time = '09:00') => make('waitUntil', id, { until: { kind: 'date', date, time } }),
  ],
  [
    /^wait until field (\S+)(?: ([+-]\d+) days?)?(?: at (\d\d:\d\d))?$/,
    (id, _, field, offset = '0', time = '09:00') =>
      make('waitUntil', id, { until: { kind: 'field', field, offset: Number(offset), time } }),
  ],
  [
    /^wait for office hours(?: (\d\d:\d\d)-(\d\d:\d\d))?(, no holidays)?$/,
    (id, _, from, to, closed) =>
      make('waitForWindow', id, { window: { ...(from && { from, to }), ...(closed && { holidays: countries }) } }),
  ],
  [
    /^wait for ((?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:, ?[MTWFS]\w{2})*) (\d\d:\d\d)-(\d\d:\d\d)(, no holidays)?$/,
    (id, _, days = '', from, to, closed) =>
      make('waitForWindow', id, {
        window: {
          weekdays: days.split(/, ?/).map((day) => weekdays.indexOf(day) + 1),
          from,
          to,
          ...(closed && { holidays: countries }),
        },
      }),
  ],
  [
    /^wait up to (\d+) (day|hour)s? for (.+)$/,
    (id, names, amount, unit, event = '') =>
      make('waitForEvent', id, { event: awaitedFor(event, names), timeout: duration(amount, unit) }),
  ],
  [/^choose$/, (id) => ({ ...make('paths', id), config: { paths: [] } }) as Node],
  [/^split$/, (id) => ({ ...make('split', id), config: { paths: [] } }) as Node],
  [/^repeat (\d+) times?$/, (id, _, most) => make('repeat', id, { most: Number(most) })],
  [/^hand off( urgently)?$/, (id, _, urgent) => make('handOff', id, { urgent: Boolean(urgent) })],
  [
    /^tell (owner|marketing): (.+)$/,
    (id, _, to, message) => make('notify', id, { to: { kind: to === 'owner' ? 'owner' : 'marketers' }, message }),
  ],
  [
    /^add to list (.+)$/,
    (id, { lists }, list) => make('list', id, { action: 'add', listId: Names.number(lists, list) }),
  ],
  [
    /^remove from list (.+)$/,
    (id, { lists }, list) => make('list', id, { action: 'remove', listId: Names.number(lists, list) }),
  ],
  [/^tag (.+)$/, (id, _, tag) => make('tag', id, { action: 'add', tag })],
  [/^untag (.+)$/, (id, _, tag) => make('tag', id, { action: 'remove', tag })],
  [/^set field (\S+) to (.+)$/, (id, _, field, value) => make('field', id, { field, change: { kind: 'set', value } })],
  [
    /^copy (company )?field (\S+) to (\S+)$/,
    (id, _, company, from, field) =>
      make('field', id, { field, change: { kind: 'copy', of: company ? 'company' : 'person', from } }),
  ],
  [
    /^add (-?\d+) to field (\S+)$/,
    (id, _, by, field) => make('field', id, { field, change: { kind: 'increment', by: Number(by) } }),
  ],
  [/^empty field (\S+)$/, (id, _, field) => make('field', id, { field, change: { kind: 'clear' } })],
  [/^score ([+-]\d+)$/, (id, _, points) => make('score', id, { points: Number(points) })],
  [
    /^at most (\d+|any) emails? a week$/,
    (id, _, most) => make('frequency', id, { mailsPerWeek: most === 'any' ? null : Number(most) }),
  ],
  [
    /^task (?:within (\d+) days?: )?(.+)$/,
    (id, _, days, title) => make('task', id, { title, ...(days && { dueInDays: Number(days) }) }),
  ],
  [/^call (\S+)$/, (id, _, url) => make('webhook', id, { url })],
  [
    /^start program (.+)$/,
    (id, { programs }, program) => make('startProgram', id, { programId: Names.number(programs, program) }),
  ],
  [
    /^stop program (.+)$/,
    (id, { programs }, program) => make('stopProgram', id, { programId: Names.number(programs, program) }),
  ],
  [/^end$/, (id) => createNode('end', id)],
  [/^(.+)\?$/, (id, names, rule = '') => make('branch', id, { condition: ruleFor(rule, names) })],
]

/** The step that is written like this. */
export function nodeFor(step: string, id: string, names: Names): Node {
  for (const [phrase, make] of phrases) {
    const found = phrase.exec(step)
    if (found) return make(id, names, ...(found.slice(1) as string[]))
  }
  throw new Error(`Nobody knows how to draw “${step}”.`)
}

/** Notes what others may ask about a step, before any of them is drawn. */
export function announceStep(step: string, id: string, names: Names): void {
  const [, subjects] = /^email (.+?)(?: about .+)?$/.exec(step) ?? []
  for (const subject of subjects?.split(' / ') ?? []) if (!names.emails.has(subject)) names.emails.set(subject, id)
  const [, url] = /^call (\S+)$/.exec(step) ?? []
  if (url && !names.calls.has(url)) names.calls.set(url, id)
}

/** An email with a variant for each subject, as even as whole percents allow. */
function emailNode(id: string, subjects: readonly string[], names: Names, topic: string | undefined): Node {
  const share = Math.floor(100 / subjects.length)
  const variants = subjects.map((subject, i) => ({
    id: String.fromCharCode(97 + i),
    weight: i === 0 ? 100 - share * (subjects.length - 1) : share,
    content: { subject, preheader: '', senderName: '', senderEmail: '', mjml: '<mjml></mjml>' },
  }))
  return make('email', id, { variants, topicId: topic === undefined ? null : Names.number(names.topics, topic) })
}
