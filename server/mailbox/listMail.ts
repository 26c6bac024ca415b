import { z } from 'zod'
import { Cursor, PageLimit } from '#server/inputs.ts'
import type { Scope } from '#server/scope.ts'

export const ListMail = z.object({
  /** Occurs in the subject, the sender or the recipient. */
  search: z.string().trim().max(200).optional(),
  cursor: Cursor.optional(),
  limit: PageLimit,
})
export type ListMail = z.infer<typeof ListMail>

export interface MailRow {
  readonly id: number
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly at: string
}

/** The local mailbox, newest first. */
export async function listMail(scope: Scope, input: ListMail): Promise<{ rows: MailRow[]; next: string | null }> {
  throw new Error(`Not built yet: ${scope.workspaceId} ${input.search}`)
}
