import { z } from 'zod'
import { BigId, Id } from '#server/inputs.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'

/** Which of the mails that wait for somebody: all of them, or those of a program, of a step, or named ones. */
export const HeldChoice = z.object({
  programId: Id.optional(),
  nodeId: z.string().min(1).max(100).optional(),
  ids: z.array(BigId).min(1).max(1000).optional(),
  /** How many the asker has seen that it concerns; refused when it is another number by now. */
  expected: z.number().int().min(0).max(2_147_483_647).optional(),
})
export type HeldChoice = z.infer<typeof HeldChoice>

/** The conditions of a choice on message m, behind "m.workspace_id = $1", and their values from $2 on. */
export const chosen = `
($2::int is null or m.program_id = $2) and ($3::text is null or m.node_id = $3)
  and ($4::bigint[] is null or m.id = any ($4::bigint[]))`

export const chosenValues = ({ programId, nodeId, ids }: HeldChoice): unknown[] => [
  programId ?? null,
  nodeId ?? null,
  ids ?? null,
]

/** A choice that names what is not there is refused, not taken for nobody. */
export async function refuseStrangeChoice({ database, workspaceId }: Scope, { programId }: HeldChoice): Promise<void> {
  if (programId === undefined) return
  const program = { workspaceId_id: { workspaceId, id: programId } }
  if (!(await database.prisma.program.findUnique({ where: program, select: { id: true } })))
    throw new Refusal('notFound.program')
}

/** @throws Refusal when it is not the number that was seen, or when named mail is not there */
export function refuseOtherCount({ expected, ids }: HeldChoice, count: number): void {
  if (ids !== undefined && count === 0) throw new Refusal('notFound.message')
  if (expected !== undefined && expected !== count) throw new Refusal('sending.changed', { count })
}
