import { z } from 'zod'
import { Id, Name } from '#server/inputs.ts'
import { Basis } from '#server/prospects/prospectInput.ts'
import { reason } from '#server/refuseInput.ts'
import type { Scope } from '#server/scope.ts'
import type { ImportJob } from './importJob.ts'
import { Mapping } from './mapping.ts'

export const StartImport = z.object({
  id: Id,
  mapping: Mapping,
  /** A list to join: one that is there, or a new one. Neither: none. */
  listId: Id.optional(),
  newList: Name.optional(),
  basis: Basis,
  /** Where these people came from. */
  source: z
    .string({ error: () => reason('import.noBasis') })
    .trim()
    .min(1, reason('import.noBasis'))
    .max(300),
})
export type StartImport = z.infer<typeof StartImport>

/** Puts an uploaded file in the queue to be taken in. */
export async function startImport(scope: Scope, input: StartImport): Promise<ImportJob> {
  throw new Error(`Not built yet: ${scope.workspaceId} ${input.id}`)
}
