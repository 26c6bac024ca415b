import type { OperatorName } from './comparison.ts'
import { type Condition, missingIn } from './condition.ts'
import { conditionTexts } from './conditionTexts.ts'
import type { Phrase } from './reference.ts'
import type { Rule } from './rule.ts'

/** A condition as a part of a sentence; its words are in conditionTexts.ts. null while something is to be filled in. */
export function conditionPhrase(condition: Condition): Phrase | null {
  return missingIn(condition) === null ? said(condition) : null
}

/** A rule as a part of a sentence: the condition itself when there is one, else how many there are. null while it has
 *  none, or its only one is still to be filled in. */
export function rulePhrase(rule: Rule): Phrase | null {
  switch (rule.kind) {
    case 'all':
    case 'any':
      return groupPhrase(rule.rules, rule.kind === 'all' ? 'rule.all' : 'rule.any')
    case 'not': {
      const { rule: inner } = rule
      if (inner.kind === 'not') return rulePhrase(inner.rule)
      const what =
        inner.kind === 'all' || inner.kind === 'any'
          ? groupPhrase(inner.rules, inner.kind === 'all' ? 'rule.notAll' : 'rule.none')
          : conditionPhrase(inner)
      const isGroup = what?.say === 'rule.notAll' || what?.say === 'rule.none'
      return what && !isGroup ? { say: 'rule.not', params: { what } } : what
    }
    default:
      return conditionPhrase(rule)
  }
}

function groupPhrase(rules: readonly Rule[], say: string): Phrase | null {
  const [first, second] = rules
  if (!first) return null
  return second ? { say, params: { count: rules.length } } : rulePhrase(first)
}

function said(condition: Condition): Phrase {
  const say = `condition.${condition.kind}`
  switch (condition.kind) {
    case 'downloaded':
      return { say, params: { file: { ref: 'file', id: condition.fileId ?? 0 } } }
    case 'scoreAtLeast':
      return { say, params: { score: condition.score } }
    case 'gradeAtLeast':
      return { say, params: { points: condition.points } }
    case 'onList':
      return { say, params: { list: { ref: 'list', id: condition.listId ?? 0 } } }
    case 'inSegment':
      return { say, params: { segment: { ref: 'segment', id: condition.segmentId ?? 0 } } }
    case 'tagged':
      return { say, params: { tag: condition.tag.trim() } }
    case 'field':
      return compared(fieldPhrase(condition.of, condition.field.trim()), condition)
    case 'reacted': {
      const { reaction, link } = condition
      const email = { ref: 'node', id: condition.emailNodeId ?? '' } as const
      if (reaction === 'clicked' && link) return { say: 'condition.clickedLink', params: { email, link } }
      return { say: `condition.${reaction}`, params: { email } }
    }
    case 'visitedPage': {
      const path = condition.pathPart.trim()
      return path ? { say, params: { path } } : { say: 'condition.visitedAny' }
    }
    case 'submittedForm':
      return { say, params: { form: { ref: 'form', id: condition.formId ?? 0 } } }
    case 'event': {
      const type = condition.type.trim()
      const count = condition.where.length
      return count === 0 ? { say, params: { type } } : { say: 'condition.eventWhere', params: { type, count } }
    }
    case 'inOpportunity': {
      const stage = condition.stage.trim()
      const { minAmount: amount, ownerId } = condition
      let narrower: Phrase | string = ''
      if (ownerId) narrower = { say: 'condition.ownedBy', params: { member: { ref: 'member', id: ownerId } } }
      if (amount > 0) narrower = { say: 'condition.worth', params: { amount, narrower } }
      if (stage) narrower = { say: 'condition.ofStage', params: { stage, narrower } }
      return { say, params: { narrower } }
    }
    case 'inProgram': {
      const program = { ref: 'program', id: condition.programId ?? 0 } as const
      return { say: condition.ever ? 'condition.everInProgram' : say, params: { program } }
    }
    case 'webhookAnswered': {
      const step = { ref: 'node', id: condition.webhookNodeId ?? '' } as const
      return compared({ say: 'condition.answer', params: { path: condition.path.trim(), step } }, condition)
    }
    default:
      return condition satisfies never
  }
}

const compared = (what: Phrase, { operator, value }: { operator: OperatorName; value: string }): Phrase => ({
  say: `compare.${operator}`,
  params: { what, value: value.trim() },
})

/** A field that every person has is called by its word, any other by its name. */
export function fieldPhrase(of: 'person' | 'company', field: string): Phrase {
  const word = `choice.condition.field.${field}`
  const name: Phrase =
    of === 'person' && word in conditionTexts.en ? { say: word } : { say: 'condition.personField', params: { field } }
  return of === 'company' ? { say: 'condition.companyField', params: { field: name } } : name
}
