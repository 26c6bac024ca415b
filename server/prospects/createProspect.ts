import { z } from 'zod'
import { Id } from '#server/inputs.ts'
import type { Scope } from '#server/scope.ts'
import { Basis, ProspectProperties } from './prospectInput.ts'

export const CreateProspect = ProspectProperties.extend({
  email: z.string().max(1000),
  /** A list to join. */
  listId: Id.optional(),
  /** Default: legitimateInterest, with the source "API" or the name of who adds the person. */
  consent: z
    .object({ basis: Basis, source: z.string().trim().min(1).max(300), wording: z.string().max(5000).optional() })
    .optional(),
})
export type CreateProspect = z.infer<typeof CreateProspect>

/**
 * Adds a person.
 * @param existing what to do when the address is known: refuse (a screen), or bring the person up to date (the API)
 */
export async function createProspect(
  scope: Scope,
  input: CreateProspect,
  existing: 'refuse' | 'update' = 'refuse',
): Promise<{ id: number; created: boolean }> {
  throw new Error(`Not built yet: ${scope.workspaceId} ${input.email} ${existing}`)
}
