import { z } from 'zod'
import type { NodeKind } from './defineNode.ts'
import { ElementId, Position, text } from './fields.ts'
import { branch } from './kinds/branch.ts'
import { email } from './kinds/email.ts'
import { end } from './kinds/end.ts'
import { entry } from './kinds/entry.ts'
import { field } from './kinds/field.ts'
import { frequency } from './kinds/frequency.ts'
import { goal } from './kinds/goal.ts'
import { handOff } from './kinds/handOff.ts'
import { list } from './kinds/list.ts'
import { notify } from './kinds/notify.ts'
import { paths } from './kinds/paths.ts'
import { repeat } from './kinds/repeat.ts'
import { score } from './kinds/score.ts'
import { split } from './kinds/split.ts'
import { startProgram } from './kinds/startProgram.ts'
import { stopProgram } from './kinds/stopProgram.ts'
import { tag } from './kinds/tag.ts'
import { task } from './kinds/task.ts'
import { wait } from './kinds/wait.ts'
import { waitForEvent } from './kinds/waitForEvent.ts'
import { waitForWindow } from './kinds/waitForWindow.ts'
import { waitUntil } from './kinds/waitUntil.ts'
import { webhook } from './kinds/webhook.ts'

/** Every kind of node there is, in the order of the palette. Adding one is a file and a line. */
export const nodeKinds = {
  // People come in.
  entry,
  goal,
  // Send.
  email,
  // Wait.
  wait,
  waitUntil,
  waitForWindow,
  waitForEvent,
  // Decide.
  branch,
  paths,
  split,
  repeat,
  // What is known of people.
  list,
  tag,
  field,
  score,
  frequency,
  // Sales.
  handOff,
  notify,
  task,
  // Other programs and systems.
  webhook,
  startProgram,
  stopProgram,
  end,
} as const

type Kinds = typeof nodeKinds
export type NodeType = keyof Kinds
export const nodeTypes = Object.keys(nodeKinds) as readonly NodeType[]

export type ConfigOf<T extends NodeType> = z.infer<Kinds[T]['config']>
export interface NodeOf<T extends NodeType> {
  readonly id: string
  readonly type: T
  readonly config: ConfigOf<T>
  /** What people call it. Without one it goes by its summary (nodes/describe.ts). */
  readonly name?: string
  readonly position: Position
  /** Its place was chosen by hand: Tidy leaves it there. */
  readonly pinned?: true
  /** Switched off: people pass it by its first outlet at once, as if it were not there. Never an entry, a goal or an end. */
  readonly off?: true
}
export type Node = { [T in NodeType]: NodeOf<T> }[NodeType]

// A kind's own type parameters cannot survive a lookup by a union key; this is the one place where they are let go.
export type AnyKind = NodeKind<NodeType, z.ZodObject, string>
export const kindOf = (node: { readonly type: NodeType } | NodeType): AnyKind =>
  nodeKinds[typeof node === 'string' ? node : node.type] as unknown as AnyKind

/** The exits of a node, in the order they are drawn. */
export function outletsOf(node: Pick<Node, 'type' | 'config'>): readonly string[] {
  const kind = kindOf(node.type)
  return kind.outletsOf?.(node.config) ?? kind.outlets
}

/** Whether people could pass such a node as if it were not there. */
export const canBeOff = (type: NodeType): boolean =>
  type !== 'entry' && type !== 'goal' && kindOf(type).outlets.length + (kindOf(type).outletsOf ? 1 : 0) > 0

/** A fresh node with every setting at its default. */
export const createNode = <T extends NodeType>(type: T, id: string, position: Position = { x: 0, y: 0 }) =>
  ({ id, type, config: kindOf(type).config.parse({}), position }) as unknown as Extract<Node, { type: T }>

/** The schema of a node of any kind. `position` may be given its own schema: a drawing accepts nodes without one. */
export const nodeSchema = <P extends z.ZodType>(position: P) => {
  const [first, ...others] = nodeTypes.map((type) =>
    z.strictObject({
      id: ElementId,
      type: z.literal(type),
      name: text(120).optional(),
      config: kindOf(type).config.prefault({}),
      position,
      pinned: z.literal(true).optional(),
      ...(canBeOff(type) && { off: z.literal(true).optional() }),
    }),
  )
  if (!first) throw new Error('There are no kinds of nodes.')
  return z.discriminatedUnion('type', [first, ...others], {
    error: (issue) =>
      issue.code === 'invalid_union' ? 'This step is of a kind that only a newer version of Polku knows.' : undefined,
  })
}

export const NodeSchema = nodeSchema(Position.default({ x: 0, y: 0 })) as unknown as z.ZodType<Node>
