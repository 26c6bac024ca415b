import { z } from 'zod'
import { BigId, Id } from '#server/inputs.ts'
import type { Scope } from '#server/scope.ts'

export const AddListMembers = z.object({ id: Id, prospectIds: z.array(BigId).min(1).max(1000) })
export type AddListMembers = z.infer<typeof AddListMembers>

/** Puts people on a list, and with that into every program that the list feeds. @returns how many were not on it */
export async function addListMembers(
  scope: Scope,
  input: AddListMembers,
): Promise<{ joined: number; entered: number }> {
  throw new Error(`Not built yet: ${scope.workspaceId} ${input.id}`)
}
