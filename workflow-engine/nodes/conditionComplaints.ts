import { numberOf, type OperatorName, operators, plainText } from './comparison.ts'
import type { Condition } from './condition.ts'
import type { Complaint } from './defineNode.ts'
import { conditionsOf, type Rule } from './rule.ts'

/** Everything in a rule that is still to be filled in or can never hold. Its sentences are in conditionTexts.ts.
 *  @param path where the rule stands in the config: `condition` */
export const ruleComplaints = (rule: Rule, path: string): Complaint[] => [
  ...emptyGroups(rule, path),
  ...conditionsOf(rule, path).flatMap(({ condition, path: at }) => conditionComplaints(condition, at)),
]

/** @param path where the condition stands in the config */
export const conditionComplaints = (condition: Condition, path: string): Complaint[] =>
  gapsOf(condition).map(({ field, ...gap }) => ({ ...gap, severity: 'blocker', field: `${path}.${field}` }))

/** An empty “all” lets everybody through and an empty “any” nobody: neither was meant. */
function emptyGroups(rule: Rule, path: string): Complaint[] {
  switch (rule.kind) {
    case 'all':
    case 'any':
      return rule.rules.length === 0
        ? [{ code: 'noCondition', severity: 'blocker', field: path }]
        : rule.rules.flatMap((one, n) => emptyGroups(one, `${path}.rules.${n}`))
    case 'not':
      return emptyGroups(rule.rule, `${path}.rule`)
    default:
      return []
  }
}

/** `field`: the condition's own. */
interface Gap {
  readonly code: string
  readonly field: string
  readonly params?: { readonly value: string }
}

function gapsOf(condition: Condition): Gap[] {
  switch (condition.kind) {
    case 'downloaded':
      return unchosen(condition.fileId, 'noFile', 'fileId')
    case 'onList':
      return unchosen(condition.listId, 'noList', 'listId')
    case 'inSegment':
      return unchosen(condition.segmentId, 'noSegment', 'segmentId')
    case 'tagged':
      return unwritten(condition.tag, 'noTag', 'tag')
    case 'field':
      return [...unwritten(condition.field, 'noField', 'field'), ...valueGaps(condition, 'value')]
    case 'reacted':
      return unchosen(condition.emailNodeId, 'noEmail', 'emailNodeId')
    case 'submittedForm':
      return unchosen(condition.formId, 'noForm', 'formId')
    case 'event':
      return [
        ...unwritten(condition.type, 'noEvent', 'type'),
        ...misnamed(condition.type.trim()),
        ...condition.where.flatMap((test, n) => [
          ...unwritten(test.property, 'noProperty', `where.${n}.property`),
          ...valueGaps(test, `where.${n}.value`),
        ]),
      ]
    case 'inProgram':
      return unchosen(condition.programId, 'noProgram', 'programId')
    case 'webhookAnswered':
      return [
        ...unchosen(condition.webhookNodeId, 'noWebhook', 'webhookNodeId'),
        ...unwritten(condition.path, 'noAnswer', 'path'),
        ...valueGaps(condition, 'value'),
      ]
    case 'scoreAtLeast':
    case 'gradeAtLeast':
    case 'visitedPage':
    case 'inOpportunity':
      return []
    default:
      return condition satisfies never
  }
}

const unchosen = (value: number | string | null, code: string, field: string): Gap[] =>
  value === null ? [{ code, field }] : []

const unwritten = (value: string, code: string, field: string): Gap[] => (value.trim() ? [] : [{ code, field }])

/** Other systems name events like this (server/events). */
const misnamed = (value: string): Gap[] =>
  value === '' || /^[a-z0-9._-]{1,80}$/.test(value) ? [] : [{ code: 'badEvent', field: 'type', params: { value } }]

/** What the operator cannot compare with anything. */
function valueGaps({ operator, value: raw }: { operator: OperatorName; value: string }, field: string): Gap[] {
  const value = raw.trim()
  const { takes } = operators[operator]
  if (takes === 'nothing') return []
  if (!value) return [{ code: 'noValue', field }]
  if (takes === 'number' && Number.isNaN(numberOf(plainText(value))))
    return [{ code: 'noNumber', field, params: { value } }]
  if (takes === 'date' && !/^\d{4}-\d{2}-\d{2}/.test(value)) return [{ code: 'noDate', field, params: { value } }]
  return []
}
