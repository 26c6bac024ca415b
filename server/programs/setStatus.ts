import { z } from 'zod'
import type { Scope } from '#server/scope.ts'

export const NextStatus = z.enum(['running', 'paused', 'ended'])
export type NextStatus = z.infer<typeof NextStatus>

/** Pauses, resumes or ends a published program. */
export async function setStatus(
  _scope: Scope,
  _input: { id: number; status: NextStatus },
): Promise<{ status: NextStatus }> {
  throw new Error('not yet')
}
