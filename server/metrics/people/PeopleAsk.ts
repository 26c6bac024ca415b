import { z } from 'zod'
import { Measure } from '../listPeople.ts'
import { NodeId, numbersInput } from '../NumbersQuestion.ts'
import { leadMeasures, mailMeasures } from '../range/mailsSql.ts'

/** Every number on the canvas that has people behind it. */
const PeopleMeasure = z.enum([...Measure.options, ...mailMeasures, ...leadMeasures])
export type PeopleMeasure = z.infer<typeof PeopleMeasure>

/** Who is looked for: those behind one number, or some of them. */
export const peopleInput = {
  programId: z.coerce.number().int().positive().max(2_147_483_647),
  nodeId: NodeId,
  measure: PeopleMeasure,
  /** With movedOn: only those who left by this outlet. */
  outlet: z.string().max(100).optional(),
  ...numbersInput,
  search: z.string().max(200).optional(),
  /** A user id, or `nobody`. */
  ownerId: z.string().max(100).optional(),
  minScore: z.number().int().optional(),
}
const PeopleAsk = z.object(peopleInput)
export type PeopleAsk = z.infer<typeof PeopleAsk>
