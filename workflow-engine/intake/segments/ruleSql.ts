import { plainText } from '../../nodes/comparison.ts'
import { type Condition, type ConditionKind, factOf } from '../../nodes/condition.ts'
import type { Fact } from '../../nodes/fact.ts'
import type { Rule } from '../../nodes/rule.ts'
import { fieldComparesSql } from '../fieldSql.ts'
import type { Parameters } from '../Parameters.ts'

// A rule as a condition in SQL over prospect `p` and its company `c` (companyJoin of fieldSql.ts), for one or a hundred
// thousand people. It says what ruleHolds (nodes/rule.ts) says of the facts of one person; a property test holds the two
// together. What it yields is never null. The workspace is $1.

/** A rule that cannot be asked of people as such. */
export class UnaskableRule extends Error {
  override readonly name = 'UnaskableRule'
}

export interface Asking {
  readonly parameters: Parameters
  /** SQL of the moment up to which things are seen. */
  readonly until: string
  /** SQL of the score at that moment. */
  readonly score?: string
  /** The rules of the segments that are asked about, and of those that these ask about. */
  readonly segments: ReadonlyMap<number, Rule>
}

type Of<K extends ConditionKind> = Extract<Condition, { kind: K }>
type FactOf<K extends Fact['kind']> = Extract<Fact, { kind: K }>
interface Inside extends Asking {
  /** The segments that stand around this condition. */
  readonly around: readonly number[]
  readonly budget: { conditions: number }
}
type Writer<K extends ConditionKind> = (condition: Of<K>, asking: Inside) => string

/** Segments of segments of segments may multiply: nobody reads more than this. */
const mostConditions = 500

/**
 * @throws UnaskableRule when it asks about an email or a webhook of a program, since somebody came to a step, or about
 *   a segment that asks about itself
 */
export function ruleSql(rule: Rule, asking: Asking): string {
  return write(rule, { ...asking, around: [], budget: { conditions: 0 } })
}

function write(rule: Rule, asking: Inside): string {
  switch (rule.kind) {
    case 'all':
      return rule.rules.length > 0 ? `(${rule.rules.map((one) => write(one, asking)).join(' and ')})` : 'true'
    case 'any':
      return rule.rules.length > 0 ? `(${rule.rules.map((one) => write(one, asking)).join(' or ')})` : 'false'
    case 'not':
      return `not ${write(rule.rule, asking)}`
    default: {
      if (++asking.budget.conditions > mostConditions)
        throw new UnaskableRule(`With the segments it asks about, the rule has more than ${mostConditions} conditions.`)
      // One that is not filled in holds for nobody.
      if (factOf(rule) === null) return 'false'
      return (writers[rule.kind] as Writer<ConditionKind>)(rule, asking)
    }
  }
}

const writers: { readonly [K in ConditionKind]: Writer<K> } = {
  downloaded: (condition, asking) =>
    event(asking, condition.since, 'file.downloaded', `and v.file_id = ${condition.fileId}`),
  scoreAtLeast: ({ score }, asking) => `${asking.score ?? 'p.score'} >= ${score}`,
  gradeAtLeast: ({ points }) => `p.grade >= ${points}`,
  onList: ({ listId }, { until }) =>
    exists(`list_member m where m.workspace_id = $1 and m.prospect_id = p.id and m.list_id = ${listId}
      and m.joined_at <= ${until}`),
  inSegment({ segmentId }, asking) {
    if (segmentId === null) return 'false'
    if (asking.around.includes(segmentId)) throw new UnaskableRule(`Segment ${segmentId} asks about itself.`)
    const rule = asking.segments.get(segmentId)
    return rule ? write(rule, { ...asking, around: [...asking.around, segmentId] }) : 'false'
  },
  tagged: ({ tag }, { parameters, until }) =>
    exists(`prospect_tag t where t.workspace_id = $1 and t.prospect_id = p.id and t.tag = ${parameters.of(tag.trim())}
      and t.at <= ${until}`),
  field: ({ of, field, operator, value }, { parameters }) =>
    fieldComparesSql({ of, field: field.trim(), operator, value }, parameters),
  reacted() {
    throw new UnaskableRule('What somebody did with an email is known inside its program only.')
  },
  visitedPage: happened,
  submittedForm: happened,
  event: happened,
  inOpportunity: ({ stage, minAmount, ownerId }, { parameters, until }) =>
    exists(`opportunity o where o.workspace_id = $1 and o.prospect_id = p.id and o.created_at <= ${until}
      and (o.closed_at is null or o.closed_at > ${until}) and o.amount >= ${parameters.of(minAmount, 'float8')}
      ${stage.trim() ? `and plain_text(o.stage) = ${parameters.of(plainText(stage))}` : ''}
      ${ownerId ? `and o.owner_id = ${parameters.of(ownerId)}` : ''}`),
  inProgram: ({ programId, ever }, { until }) =>
    exists(`enrollment e where e.workspace_id = $1 and e.program_id = ${programId} and e.prospect_id = p.id
      and e.entered_at <= ${until} ${ever ? '' : `and (e.status = 'waiting' or e.ended_at > ${until})`}`),
  webhookAnswered() {
    throw new UnaskableRule('What a webhook answered is known inside its program only.')
  },
}

const exists = (what: string): string => `exists (select 1 from ${what})`

function happened(condition: Of<'visitedPage' | 'submittedForm' | 'event'>, asking: Inside): string {
  const { type, where } = factOf(condition) as FactOf<'happened'>
  const tests = where.map(({ property, operator, value }) => {
    const name = asking.parameters.of(property)
    const text = `case when jsonb_typeof(v.properties -> ${name}) in ('object', 'array') then null
        else v.properties ->> ${name} end`
    return `and compares('${operator}', plain_text(${text}), ${asking.parameters.of(plainText(value))})`
  })
  return event(asking, condition.since, type, tests.join('\n      '))
}

/** Nobody has entered a segment: since then is since ever. */
function event({ parameters, until }: Asking, since: 'entered' | 'ever' | 'here', type: string, more: string): string {
  if (since === 'here') throw new UnaskableRule('When somebody came to a step is known inside its program only.')
  return exists(`event v where v.workspace_id = $1 and v.prospect_id = p.id and v.type = ${parameters.of(type)}
      and v.at <= ${until} and not v.robot ${more}`)
}
