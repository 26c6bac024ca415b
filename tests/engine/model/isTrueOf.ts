import type { Condition } from '#engine/nodes/condition.ts'
import type { FactValue, PropertyTest } from '#engine/nodes/fact.ts'
import type { Rule } from '#engine/nodes/rule.ts'
import type { LittleWorld } from './LittleWorld.ts'

/** Since when “since entering” and “since the person came here” count, in milliseconds; `here` is null where nobody stands. */
export interface Since {
  readonly entered: number
  readonly here: number | null
}

/** Whether a rule is true of the world as it is, found by looking at it. */
export function isTrueOf(world: LittleWorld, rule: Rule, since: Since): boolean {
  if (rule.kind === 'all') return !rule.rules.some((one) => !isTrueOf(world, one, since))
  if (rule.kind === 'any') return rule.rules.some((one) => isTrueOf(world, one, since))
  if (rule.kind === 'not') return !isTrueOf(world, rule.rule, since)
  return isSo(world, rule, since)
}

function isSo(world: LittleWorld, condition: Condition, { entered, here }: Since): boolean {
  const did = (type: string, tests: readonly PropertyTest[]) =>
    'since' in condition &&
    world.deeds.some(
      (deed) =>
        deed.type === type &&
        (condition.since === 'ever' ||
          (condition.since === 'here' && here !== null ? deed.at > here : deed.at >= entered)) &&
        tests.every(({ property, operator, value }) => compares(operator, deed.properties[property], value)),
    )
  switch (condition.kind) {
    case 'downloaded':
      return did('file.downloaded', [{ property: 'fileId', operator: 'is', value: String(condition.fileId) }])
    case 'visitedPage':
      return did('page.visited', [{ property: 'path', operator: 'contains', value: condition.pathPart }])
    case 'submittedForm':
      return did('form.submitted', [{ property: 'formId', operator: 'is', value: String(condition.formId) }])
    case 'event':
      return did(condition.type, condition.where)
    case 'scoreAtLeast':
      return world.score >= condition.score
    case 'gradeAtLeast':
      return world.grade >= condition.points
    case 'onList':
      return world.lists.has(condition.listId ?? 0)
    case 'inSegment':
      return world.isIn(condition.segmentId ?? 0)
    case 'tagged':
      return world.tags.has(condition.tag)
    case 'field':
      return compares(
        condition.operator,
        (condition.of === 'person' ? world.person : world.company).get(condition.field),
        condition.value,
      )
    case 'reacted': {
      const { reaction, link, robots } = condition
      const reactions = world.letters.get(condition.emailNodeId ?? '')?.reactions ?? []
      return reactions.some(
        (one) => one.reaction === reaction && (link === '' || one.link === link) && (robots || !one.robot),
      )
    }
    case 'inOpportunity': {
      const { deal } = world
      if (!deal || deal.amount < condition.minAmount) return false
      return ['', deal.stage].includes(condition.stage) && ['', deal.ownerId].includes(condition.ownerId)
    }
    case 'inProgram':
      return (
        world.programs.has(condition.programId ?? 0) ||
        (condition.ever && world.formerPrograms.has(condition.programId ?? 0))
      )
    case 'webhookAnswered': {
      const answer = world.answers.get(condition.webhookNodeId ?? '') ?? null
      return compares(
        condition.operator,
        answer && (condition.path === 'status' ? answer.status : answer.size),
        condition.value,
      )
    }
    default:
      return condition satisfies never
  }
}

function compares(operator: PropertyTest['operator'], actual: FactValue | undefined, asked: string): boolean {
  const [a, b] = [String(actual ?? '').toLowerCase(), asked.toLowerCase()]
  if (operator === 'is') return a === b
  if (operator === 'isNot') return a !== b
  if (operator === 'contains') return a.includes(b)
  if (operator === 'filled' || operator === 'empty') return (a !== '') === (operator === 'filled')
  if (operator === 'atLeast') return a !== '' && Number(a) >= Number(b)
  if (operator === 'atMost') return a !== '' && Number(a) <= Number(b)
  throw new Error(`The model does not compare by ${operator}.`)
}
