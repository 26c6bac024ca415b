import type { Condition, ConditionKind } from '../nodes/condition.ts'
import type { Deed, Happening, Scenario, SimulatedPerson } from './scenario.ts'
import { valueAgainst, valueFor } from './valueFor.ts'

/** A condition, and whether it is to hold. */
export interface Wish {
  readonly condition: Condition
  readonly holds: boolean
}

/** When what is wished for would happen. */
export interface Occasion {
  /** Minutes from the beginning. */
  readonly minutes: number
  readonly at: number
  /** The steps that have sent their email by then. */
  readonly mailed: ReadonlySet<string>
}

type Granter<K extends ConditionKind> = (
  scenario: Scenario,
  condition: Extract<Condition, { kind: K }>,
  holds: boolean,
  occasion: Occasion,
) => Scenario

/** A scenario in which the condition holds, or does not, as far as one change does it. A kind without a line does not
 *  compile. */
const granters: { readonly [K in ConditionKind]: Granter<K> } = {
  scoreAtLeast: (scenario, { score }, holds) => withPerson(scenario, { score: holds ? score : score - 1 }),
  gradeAtLeast: (scenario, { points }, holds) => withPerson(scenario, { grade: holds ? points : points - 1 }),
  onList: (scenario, { listId }, holds) =>
    listId === null ? scenario : withPerson(scenario, { lists: member(scenario.person.lists, listId, holds) }),
  inSegment: (scenario, { segmentId }, holds, occasion) => {
    if (segmentId === null) return scenario
    return holds
      ? withPerson(scenario, { segments: member(scenario.person.segments, segmentId, true) })
      : withDeed(scenario, { kind: 'segment', segmentId, isIn: false }, occasion)
  },
  tagged: (scenario, { tag }, holds) => withPerson(scenario, { tags: member(scenario.person.tags, tag.trim(), holds) }),
  field: (scenario, { of, field, operator, value }, holds) => {
    const wanted = holds ? valueFor(operator, value) : valueAgainst(operator, value)
    const name = of === 'person' ? 'fields' : 'company'
    return withPerson(scenario, { [name]: { ...scenario.person[name], [field.trim()]: wanted } })
  },
  reacted: (scenario, { emailNodeId, reaction, link }, holds) => {
    if (emailNodeId === null) return scenario
    const without = scenario.happenings.filter(
      ({ deed }) => !(deed.kind === 'reacted' && deed.nodeId === emailNodeId && deed.reaction === reaction),
    )
    const reacts: Happening = {
      when: { kind: 'step', nodeId: emailNodeId, minutes: 120 },
      deed: { kind: 'reacted', nodeId: emailNodeId, reaction, link },
    }
    return { ...scenario, happenings: holds ? [...without, reacts] : without }
  },
  downloaded: (scenario, { fileId }, holds, occasion) => {
    if (fileId === null) return scenario
    return done(
      scenario,
      { kind: 'downloaded', fileId },
      holds,
      occasion,
      (deed) => deed.kind === 'downloaded' && deed.fileId === fileId,
    )
  },
  visitedPage: (scenario, { pathPart }, holds, occasion) =>
    done(
      scenario,
      { kind: 'visited', path: pathPart.trim() || '/' },
      holds,
      occasion,
      (deed) => deed.kind === 'visited' && deed.path.includes(pathPart.trim()),
    ),
  submittedForm: (scenario, { formId }, holds, occasion) => {
    if (formId === null) return scenario
    return done(
      scenario,
      { kind: 'submitted', formId },
      holds,
      occasion,
      (deed) => deed.kind === 'submitted' && deed.formId === formId,
    )
  },
  event: (scenario, { type, where }, holds, occasion) => {
    const values = where.map(({ property, operator, value }) => [property, valueFor(operator, value)] as const)
    const properties = Object.fromEntries(values.filter(([, value]) => value !== null))
    return done(
      scenario,
      { kind: 'event', type: type.trim(), properties },
      holds,
      occasion,
      (deed) => deed.kind === 'event' && deed.type === type.trim(),
    )
  },
  inOpportunity: (scenario, { stage, minAmount, ownerId }, holds) =>
    withPerson(scenario, { opportunities: holds ? [{ stage: stage.trim(), amount: minAmount, ownerId }] : [] }),
  inProgram: (scenario, { programId, ever }, holds) => {
    if (programId === null) return scenario
    const others = scenario.person.programs.filter((one) => one.programId !== programId)
    return withPerson(scenario, { programs: holds ? [...others, { programId, isInside: !ever }] : others })
  },
  webhookAnswered: (scenario, { webhookNodeId, path, operator, value }, holds) => {
    if (webhookNodeId === null) return scenario
    const others = scenario.happenings.filter(
      ({ deed }) => !(deed.kind === 'answered' && deed.nodeId === webhookNodeId),
    )
    const wanted = holds ? valueFor(operator, value) : valueAgainst(operator, value)
    const isStatus = path.trim() === 'status'
    const status = isStatus ? Math.min(599, Math.max(100, Number(wanted) || (holds ? 200 : 500))) : 200
    const values = isStatus ? {} : { [path.trim()]: wanted }
    const answers: Happening = {
      when: { kind: 'step', nodeId: webhookNodeId, minutes: 1 },
      deed: {
        kind: 'answered',
        nodeId: webhookNodeId,
        status: isStatus && !holds && status === Number(value) ? 500 : status,
        values,
      },
    }
    return { ...scenario, happenings: [...others, answers] }
  },
}

export const wishFor = (scenario: Scenario, condition: Condition, holds: boolean, occasion: Occasion): Scenario =>
  (granters[condition.kind] as Granter<ConditionKind>)(scenario, condition, holds, occasion)

const withPerson = (scenario: Scenario, part: Partial<SimulatedPerson>): Scenario => ({
  ...scenario,
  person: { ...scenario.person, ...part },
})

const withDeed = (scenario: Scenario, deed: Deed, { minutes }: Occasion): Scenario => ({
  ...scenario,
  happenings: [...scenario.happenings, { when: { kind: 'start', minutes }, deed }],
})

/** Not: as if nobody had done it, before or now. */
function done(
  scenario: Scenario,
  deed: Deed,
  holds: boolean,
  occasion: Occasion,
  isSame: (deed: Deed) => boolean,
): Scenario {
  if (holds) return withDeed(scenario, deed, occasion)
  return { ...scenario, happenings: scenario.happenings.filter((one) => !isSame(one.deed)) }
}

function member<T>(all: readonly T[], one: T, isIn: boolean): T[] {
  const others = all.filter((other) => other !== one)
  return isIn ? [...others, one] : others
}
