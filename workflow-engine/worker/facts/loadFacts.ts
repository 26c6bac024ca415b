import type pg from 'pg'
import { type Fact, type FactKind, type FactValue, factKey } from '../../nodes/fact.ts'
import { downloaded } from './downloaded.ts'
import { field } from './field.ts'
import { grade } from './grade.ts'
import { happened } from './happened.ts'
import { inProgram } from './inProgram.ts'
import { inSegment } from './inSegment.ts'
import { onList } from './onList.ts'
import { opportunity } from './opportunity.ts'
import { passes } from './passes.ts'
import type { Answerer, Asked, Question } from './question.ts'
import { reacted } from './reacted.ts'
import { score } from './score.ts'
import { tagged } from './tagged.ts'
import { webhookAnswer } from './webhookAnswer.ts'

export type Sheet = Map<string, FactValue>

/** Of whoever is asked nothing. Nobody writes into it. */
export const unasked: Sheet = new Map()

/** Who answers each kind of fact. A kind without a line here does not compile. */
const answerers: { readonly [K in FactKind]: Answerer<K> } = {
  score,
  grade,
  onList,
  inSegment,
  tagged,
  field,
  downloaded,
  happened,
  reacted,
  opportunity,
  inProgram,
  webhookAnswer,
  passes,
}

interface Queue {
  readonly asked: Asked<FactKind>[]
  readonly answered: { readonly sheet: Sheet; readonly key: string }[]
}

/** The answers to a whole batch, in its order: one statement for each kind of fact that somebody asks for. */
export async function loadFacts(
  client: pg.ClientBase,
  workspaceId: number,
  questions: readonly Question[],
): Promise<Sheet[]> {
  const queues = new Map<FactKind, Queue>()
  // The people who stand at one step ask the same facts: each has its key made once.
  const keys = new Map<Fact, string>()
  const sheets = questions.map(({ claimed, now, facts }) => {
    if (facts.length === 0) return unasked
    const sheet: Sheet = new Map()
    for (const fact of facts) {
      const key = keys.get(fact) ?? factKey(fact)
      keys.set(fact, key)
      const queue = queues.get(fact.kind) ?? { asked: [], answered: [] }
      queues.set(fact.kind, queue)
      queue.asked.push({ claimed, until: now, fact })
      queue.answered.push({ sheet, key })
    }
    return sheet
  })
  for (const [kind, { asked, answered }] of queues) {
    const answers = await (answerers[kind] as Answerer<FactKind>)(client, workspaceId, asked)
    answered.forEach(({ sheet, key }, n) => {
      sheet.set(key, answers[n] ?? null)
    })
  }
  return sheets
}
