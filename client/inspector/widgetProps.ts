import type { z } from 'zod'
import type { Node } from '#engine/nodes/registry.ts'

/** What every widget of the inspector is given. A widget shows one setting of a step and asks for changes of it; it keeps
 *  nothing of its own that undo would have to know. */
export interface WidgetProps<Value> {
  readonly node: Node
  /** Where the setting lies in the step's config: `duration`. */
  readonly path: string
  readonly value: Value
  readonly schema: z.ZodType
  readonly label: string
  readonly help: string | undefined
  readonly isReadOnly: boolean
  /** What is wrong at a path, as a sentence. */
  issueAt(path: string): string | undefined
  /** A text of the kind: `choice.condition.kind.onList`. */
  text(key: string): string | undefined
  /** `typing` makes a burst one step of the history. */
  onChange(value: Value, typing?: boolean): void
  /** Changes a part of the setting: `duration.amount`. */
  set(path: string, value: unknown, typing?: boolean): void
}
