import { rulePhrase } from '../nodes/conditionPhrase.ts'
import type { Phrase } from '../nodes/reference.ts'
import { canonical } from './canonical.ts'
import type { Change, Detail } from './describeChanges.ts'
import type { RowKey } from './drawnRows.ts'
import type { Graph } from './graph.ts'
import { type ExitRule, policyOf, type Reentry } from './policy.ts'
import { changed, ruleTold } from './settingChanges.ts'

/** What became of the rules of the program as a whole: one change, or none. */
export function policyChange(before: Graph, after: Graph, rows: ReadonlySet<RowKey>): Change[] {
  if (!rows.has('policy')) return []
  const [was, is] = [policyOf(before), policyOf(after)]
  const details: Detail[] = []
  if (canonical(was.reentry) !== canonical(is.reentry)) {
    const ends = { was: reentryPhrase(was.reentry), is: reentryPhrase(is.reentry) }
    details.push({ field: 'reentry', said: { say: 'change.reentry', params: ends } })
  }
  details.push(...exitDetails(was.exits, is.exits))
  const about = { say: 'about.policy' }
  return [
    {
      id: 'policy',
      sign: 'changed',
      nodeId: null,
      type: null,
      about,
      details,
      rows: ['policy'],
      isQuiet: false,
      people: 0,
    },
  ]
}

const reentryPhrase = (reentry: Reentry): Phrase =>
  reentry.kind === 'afterDays'
    ? { say: 'reentry.afterDays', params: { count: reentry.days } }
    : { say: `reentry.${reentry.kind}` }

type Exits = readonly ExitRule[]

function exitDetails(was: Exits, is: Exits): Detail[] {
  const find = (rules: Exits, id: string) => rules.find((rule) => rule.id === id)
  const details: Detail[] = []
  const say = (id: string, said: Phrase) => details.push({ field: `exits.${id}`, said })
  for (const exit of is) {
    const from = find(was, exit.id)
    const name = nameIn(exit, is)
    if (!from) {
      const rule = rulePhrase(exit.rule) ?? { say: 'value.none' }
      say(exit.id, { say: 'change.exitAdded', params: { name, rule } })
      continue
    }
    if (from.name !== exit.name)
      say(exit.id, { say: 'change.exitRenamed', params: { was: nameIn(from, was), is: name } })
    if (canonical(from.rule) === canonical(exit.rule)) continue
    const said = changed({ say: 'change.exitWhen' }, ruleTold(from.rule, exit.rule))
    say(exit.id, { say: 'change.exitRule', params: { name, said } })
  }
  for (const exit of was) {
    if (!find(is, exit.id)) say(exit.id, { say: 'change.exitRemoved', params: { name: nameIn(exit, was) } })
  }
  const kept = (rules: Exits, others: Exits) => rules.filter(({ id }) => find(others, id)).map(({ id }) => id)
  if (kept(was, is).join(' ') !== kept(is, was).join(' '))
    details.push({ field: 'exits', said: { say: 'change.exitOrder' } })
  return details
}

/** Its name, or its number among the rules. */
const nameIn = ({ id, name }: ExitRule, among: Exits): Phrase =>
  name.trim()
    ? { say: 'value.text', params: { text: name.trim() } }
    : { say: 'value.number', params: { number: among.findIndex((one) => one.id === id) + 1 } }
