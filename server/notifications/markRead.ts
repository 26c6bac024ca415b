import { z } from 'zod'
import { BigId } from '#server/inputs.ts'
import type { Scope } from '#server/scope.ts'

/** Some notifications by id, or `all`. */
export const MarkRead = z.object({ ids: z.array(BigId).max(1000).optional(), all: z.boolean().default(false) })
export type MarkRead = z.infer<typeof MarkRead>

export async function markRead(scope: Scope, input: MarkRead): Promise<{ marked: number }> {
  throw new Error(`Not built yet: ${scope.workspaceId} ${input.all}`)
}
