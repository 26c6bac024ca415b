import { z } from 'zod'
import { BigId } from '#server/inputs.ts'
import type { Scope } from '#server/scope.ts'
import { Stage } from './prospectFilter.ts'
import { ProspectProperties } from './prospectInput.ts'

export const UpdateProspect = ProspectProperties.extend({
  id: BigId,
  email: z.string().max(1000).optional(),
  stage: Stage.optional(),
  /** A member of the workspace, or null for nobody. */
  ownerId: z.string().max(64).nullable().optional(),
})
export type UpdateProspect = z.infer<typeof UpdateProspect>

/** Changes what is given and leaves the rest; a field set to "" is taken away. */
export async function updateProspect(scope: Scope, input: UpdateProspect): Promise<{ id: number }> {
  throw new Error(`Not built yet: ${scope.workspaceId} ${input.id}`)
}
