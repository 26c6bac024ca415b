import { compare, plainText } from '../nodes/comparison.ts'
import type { Fact, FactKind, FactValue, PropertyTest, Since } from '../nodes/fact.ts'
import { factKey } from '../nodes/fact.ts'
import { factsOf, ruleHolds } from '../nodes/rule.ts'
import type { Life } from './Life.ts'
import type { PersonState } from './PersonState.ts'
import type { Setting } from './Setting.ts'

/** Who is asked, in which of their lives, and when. */
export interface Asked {
  readonly person: PersonState
  readonly setting: Setting
  readonly lives: readonly Life[]
  /** null: asked about the person as such, by a segment. */
  readonly life: Life | null
  /** Milliseconds. */
  readonly now: number
  /** The segments that stand around the question. */
  readonly around?: readonly number[]
}

type Answerer<K extends FactKind> = (fact: Extract<Fact, { kind: K }>, asked: Asked) => FactValue

/** As worker/facts answers them from the tables. A kind of fact without a line here does not compile. */
const answerers: { readonly [K in FactKind]: Answerer<K> } = {
  score: (_, { person }) => person.score,
  grade: (_, { person }) => person.grade,
  onList: ({ listId }, { person }) => person.lists.has(listId),
  tagged: ({ tag }, { person }) => person.tags.has(tag),
  field: ({ of, field }, { person }) => person.field(of, field),
  inSegment: ({ segmentId }, asked) => isInSegment(segmentId, asked),
  downloaded: ({ fileId, ...since }, asked) =>
    hasDone('file.downloaded', [{ property: 'fileId', operator: 'is', value: String(fileId) }], since, asked),
  happened: ({ type, where, ...since }, asked) => hasDone(type, where, since, asked),
  // The last email of the step alone counts. Nothing simulated is a machine.
  reacted: ({ emailNodeId, reaction, link }, { life, now }) =>
    (life?.mailOf(emailNodeId)?.reactions ?? []).some(
      (one) => one.reaction === reaction && (link === '' || one.link === link) && one.at <= now,
    ),
  opportunity: ({ stage, minAmount, ownerId }, { person }) =>
    person.deals.some(
      (deal) =>
        (stage === '' || plainText(deal.stage) === plainText(stage)) &&
        deal.amount >= minAmount &&
        (ownerId === '' || deal.ownerId === ownerId),
    ),
  inProgram({ programId, ever }, { person, lives, setting }) {
    const isOurs = programId === setting.programId && (ever ? lives.length > 0 : lives.some((life) => life.isGoingOn))
    const other = person.programs.get(programId)
    return isOurs || other === true || (ever && other === false)
  },
  // The last call alone counts: while it has no answer, an answer to an earlier one is none.
  webhookAnswer({ webhookNodeId, path }, { life }) {
    const answer = life?.answers.get(webhookNodeId)
    if (!answer) return null
    return path === 'status' ? answer.status : Object.hasOwn(answer.values, path) ? (answer.values[path] ?? null) : null
  },
  passes: ({ nodeId, outlet }, { life }) => life?.passes.get(`${nodeId}.${outlet}`) ?? 0,
}

/** What the world knows of a fact at that moment. */
export const answerFact = (fact: Fact, asked: Asked): FactValue =>
  (answerers[fact.kind] as Answerer<FactKind>)(fact, asked)

/** Whether the rule of a segment holds; a segment without a rule has those who are said to be in it. */
export function isInSegment(segmentId: number, asked: Asked): boolean {
  const said = asked.person.segments.get(segmentId)
  if (said !== undefined) return said
  const rule = asked.setting.segments[segmentId]
  const around = asked.around ?? []
  if (!rule || around.includes(segmentId)) return false
  const inside = { ...asked, life: null, around: [...around, segmentId] }
  return ruleHolds(rule, new Map(factsOf(rule).map((fact) => [factKey(fact), answerFact(fact, inside)])))
}

interface SinceWhen {
  readonly since: Since
  readonly nodeId?: string
}

function hasDone(type: string, where: readonly PropertyTest[], since: SinceWhen, asked: Asked): boolean {
  const from = sinceMoment(since, asked.life)
  if (from === null) return false
  return asked.person.done.some(
    (one) =>
      one.type === type &&
      one.at <= asked.now &&
      one.at >= from &&
      where.every(({ property, operator, value }) => compare(operator, one.properties[property], value)),
  )
}

/** As worker/facts/since.ts has it. Nobody has entered a segment: since then is since ever. */
function sinceMoment({ since, nodeId }: SinceWhen, life: Life | null): number | null {
  if (since === 'ever' || life === null) return Number.NEGATIVE_INFINITY
  if (since === 'entered') return life.entered.getTime()
  return life.enrollment.nodeId === nodeId ? life.enrollment.arrivedAt.getTime() + 1 : null
}
