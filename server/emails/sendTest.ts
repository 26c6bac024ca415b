import type { EmailContent } from '#engine/nodes/fields.ts'
import type { Scope } from '#server/scope.ts'

/** Puts a test copy into the outbox: labelled as a test, counted nowhere. */
export async function sendTest(
  _scope: Scope,
  _input: { content: EmailContent; prospectId: number | null; to: string },
): Promise<{ queued: true }> {
  throw new Error('not yet')
}
