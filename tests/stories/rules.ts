import type { OperatorName } from '#engine/nodes/comparison.ts'
import { AwaitedCondition, Condition } from '#engine/nodes/condition.ts'
import type { Rule } from '#engine/nodes/rule.ts'
import { Names } from './Names.ts'

// Conditions in words; draw.ts lists them.

/** "on list Expo and not tagged Vip or score at least 100": “and” binds closer than “or”. */
export function ruleFor(text: string, names: Names): Rule {
  for (const [word, kind] of [
    [' or ', 'any'],
    [' and ', 'all'],
  ] as const) {
    const parts = text.split(word)
    // A name may hold the word, too.
    if (parts.length > 1 && parts.every(isRule)) return { kind, rules: parts.map((part) => ruleFor(part, names)) }
  }
  return text.startsWith('not ')
    ? { kind: 'not', rule: ruleFor(text.slice(4), names) }
    : conditionFor(text, names, Condition)
}

/** What a wait waits for: from when the person came to it, unless it says “ever” or “since entering”. */
export const awaitedFor = (text: string, names: Names): Condition => conditionFor(text, names, AwaitedCondition)

const isRule = (text: string): boolean =>
  text.split(/ (?:and|or) /).every((part) => {
    const plain = part.replace(/^(not )*(ever )?/, '')
    return phrases.some(([phrase]) => phrase.test(plain))
  })

function conditionFor(text: string, names: Names, schema: typeof Condition): Condition {
  const [, ever, plain = text, entered] = /^(ever )?(.+?)( since entering)?$/.exec(text) ?? []
  const since = ever ? { since: 'ever' } : entered ? { since: 'entered' } : {}
  for (const [phrase, read] of phrases) {
    const found = phrase.exec(plain)
    if (found) return schema.parse(read(names, since, Boolean(ever), ...(found.slice(1) as string[])))
  }
  throw new Error(`Nobody knows how to ask “${text}”.`)
}

type Raw = { kind: Condition['kind'] } & Readonly<Record<string, unknown>>

const phrases: readonly (readonly [
  RegExp,
  (names: Names, since: { since?: string }, ever: boolean, ...found: string[]) => Raw,
])[] = [
  [
    /^downloaded (.+)$/,
    ({ files }, since, _, file) => ({ kind: 'downloaded', fileId: Names.number(files, file), ...since }),
  ],
  [/^score at least (-?\d+)$/, (_, __, ___, score) => ({ kind: 'scoreAtLeast', score: Number(score) })],
  [/^fit at least (-?\d+)$/, (_, __, ___, points) => ({ kind: 'gradeAtLeast', points: Number(points) })],
  [/^on list (.+)$/, ({ lists }, _, __, list) => ({ kind: 'onList', listId: Names.number(lists, list) })],
  [
    /^in segment (.+)$/,
    ({ segments }, _, __, segment) => ({ kind: 'inSegment', segmentId: Names.number(segments, segment) }),
  ],
  [/^tagged (.+)$/, (_, __, ___, tag) => ({ kind: 'tagged', tag })],
  [
    /^(company )?field (\S+) (.+)$/,
    (_, __, ___, company, field, rest) => ({
      kind: 'field',
      of: company ? 'company' : 'person',
      field,
      ...comparison(rest),
    }),
  ],
  [
    /^clicked (\S+:\S+) in (.+)$/,
    ({ emails }, _, __, link, email) => ({
      kind: 'reacted',
      reaction: 'clicked',
      link,
      emailNodeId: Names.step(emails, email),
    }),
  ],
  [
    /^(opened|clicked|replied to) (.+)$/,
    ({ emails }, _, __, did = '', email) => ({
      kind: 'reacted',
      reaction: did.split(' ')[0],
      emailNodeId: Names.step(emails, email),
    }),
  ],
  [/^visited a page$/, (_, since) => ({ kind: 'visitedPage', ...since })],
  [/^visited (\S+)$/, (_, since, __, pathPart) => ({ kind: 'visitedPage', pathPart, ...since })],
  [
    /^submitted (.+)$/,
    ({ forms }, since, _, form) => ({ kind: 'submittedForm', formId: Names.number(forms, form), ...since }),
  ],
  [
    /^did (\S+)(?: with (.+))?$/,
    (_, since, __, type, where) => ({ kind: 'event', type, where: propertyTests(where), ...since }),
  ],
  [
    /^in an opportunity(?: of stage (\S+))?(?: worth (\d+))?$/,
    (_, __, ___, stage = '', amount = '0') => ({ kind: 'inOpportunity', stage, minAmount: Number(amount) }),
  ],
  [
    /^in program (.+)$/,
    ({ programs }, _, ever, program) => ({ kind: 'inProgram', programId: Names.number(programs, program), ever }),
  ],
  [
    /^(\S+:\S+) answered (\S+) (.+)$/,
    ({ calls }, _, __, url, path, rest) => ({
      kind: 'webhookAnswered',
      webhookNodeId: Names.step(calls, url),
      path,
      ...comparison(rest),
    }),
  ],
]

const operators: readonly (readonly [string, OperatorName])[] = [
  ['is not', 'isNot'],
  ['is one of', 'oneOf'],
  ['is filled', 'filled'],
  ['is empty', 'empty'],
  ['is at least', 'atLeast'],
  ['is at most', 'atMost'],
  ['is before', 'before'],
  ['is after', 'after'],
  ['begins with', 'startsWith'],
  ['contains', 'contains'],
  ['is', 'is'],
]

/** "is at least 50": how to compare, and with what. */
export function comparison(text = ''): { operator: OperatorName; value: string } {
  for (const [words, operator] of operators)
    if (text === words || text.startsWith(`${words} `)) return { operator, value: text.slice(words.length + 1) }
  throw new Error(`Nobody knows how to compare “${text}”.`)
}

/** "plan is pro, seats is at least 5" */
export function propertyTests(text: string | undefined) {
  return (text?.split(', ') ?? []).map((test) => {
    const [property = '', ...rest] = test.split(' ')
    return { property, ...comparison(rest.join(' ')) }
  })
}
