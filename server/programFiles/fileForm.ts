import { z } from 'zod'
import { ElementId, text } from '#engine/nodes/fields.ts'
import { Direction, IssueCode } from '#engine/program/annotations.ts'
import { Name } from '#server/inputs.ts'
import { Priority } from '#server/programs/setPriority.ts'

// A program as a file: docs/program-files.md.
//
// F1. A file holds no number of any database. What a program points to is called by its name.
// F2. Written, read and written again it is the same, byte for byte.
// F3. One fact a line, in an order that follows the program, so that two files differ where the programs do.

export const fileFormat = 1

/** What a program may point to. */
export type ThingKind = 'list' | 'file' | 'segment' | 'form' | 'topic' | 'program' | 'member'

/** Settings that point to something: what they point to, and what they are called in a file. */
export const pointingKeys: Readonly<Record<string, { readonly kind: ThingKind; readonly name: string }>> = {
  listId: { kind: 'list', name: 'list' },
  fileId: { kind: 'file', name: 'file' },
  segmentId: { kind: 'segment', name: 'segment' },
  formId: { kind: 'form', name: 'form' },
  topicId: { kind: 'topic', name: 'topic' },
  programId: { kind: 'program', name: 'program' },
  userId: { kind: 'member', name: 'member' },
  ownerId: { kind: 'member', name: 'ownedBy' },
}

/** Settings that have another name in a file: a step of the program is no id to whoever reads it. */
export const renamedKeys: Readonly<Record<string, string>> = { emailNodeId: 'emailStep', webhookNodeId: 'webhookStep' }

/** What a setting is called in a file. */
export function nameInFile(key: string): string {
  if (Object.hasOwn(pointingKeys, key)) return pointingKeys[key]?.name ?? key
  return Object.hasOwn(renamedKeys, key) ? (renamedKeys[key] ?? key) : key
}

/** Names of things by their number or id. */
export type Names = Readonly<Partial<Record<ThingKind, Readonly<Record<string, string>>>>>

const At = z.tuple([z.number(), z.number()])

export const FileStep = z.strictObject({
  kind: z.string().max(40),
  name: z.string().optional(),
  off: z.boolean().optional(),
  pinned: z.boolean().optional(),
  /** Problems of the step that are let be, by their codes. */
  ignored: z.array(IssueCode).max(100).optional(),
  at: At.optional(),
  settings: z.record(z.string(), z.unknown()).default({}),
  /** The step that each outlet leads to. */
  leads: z.record(z.string(), ElementId).default({}),
})
export type FileStep = z.infer<typeof FileStep>

export const FileForm = z.strictObject({
  polku: z.literal(fileFormat),
  name: Name,
  priority: Priority.optional(),
  direction: Direction.optional(),
  rules: z.record(z.string(), z.unknown()).optional(),
  steps: z.record(ElementId, FileStep).default({}),
  notes: z.record(ElementId, z.strictObject({ at: At, size: At.optional(), text: text(4000).default('') })).optional(),
  groups: z
    .record(
      ElementId,
      z.strictObject({ name: text(120).default(''), folded: z.boolean().optional(), steps: z.array(ElementId) }),
    )
    .optional(),
})
export type FileForm = z.infer<typeof FileForm>
