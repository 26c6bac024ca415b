import { z } from 'zod'
import { ElementId, Position, text } from '../nodes/fields.ts'

// What a drawing says to those who draw it. None of it moves a person.

/** A note on the canvas. Its text is Markdown. */
export const Note = z.strictObject({
  id: ElementId,
  text: text(4000).default(''),
  position: Position,
  /** In canvas units. */
  width: z.number().min(120).max(800).default(240),
  height: z.number().min(64).max(800).default(120),
})
export type Note = Readonly<z.infer<typeof Note>>

/** Steps that belong together. A node is in one group at most; ids that are gone are passed over. Folded up, the group is
 *  drawn as one card with the numbers of all its steps. */
export const Group = z.strictObject({
  id: ElementId,
  name: text(120).default(''),
  nodeIds: z.array(ElementId).max(10_000),
  isFolded: z.boolean().default(false),
})
export type Group = Readonly<z.infer<typeof Group>>

/** Which way the drawing runs; down unless said. */
export const Direction = z.enum(['down', 'right'])
export type Direction = z.infer<typeof Direction>

export const IssueCode = z.string().regex(/^[A-Za-z0-9.]{1,60}$/)

/** A warning or a tip that those who draw have looked at and let be: no longer counted, and found among the ignored. */
export const Ignored = z.strictObject({
  id: ElementId,
  /** The code of the issue. */
  code: IssueCode,
  nodeId: ElementId,
})
export type Ignored = Readonly<z.infer<typeof Ignored>>
