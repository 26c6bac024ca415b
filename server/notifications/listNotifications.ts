import type { Scope } from '#server/scope.ts'

export interface NotificationRow {
  readonly id: number
  /** leadForYou, programNote, importDone … */
  readonly kind: string
  readonly params: Readonly<Record<string, string | number | boolean | null>>
  /** A path inside the product, or "". */
  readonly link: string
  readonly at: string
  readonly readAt: string | null
}

/** The asker's own notifications, newest first. */
export async function listNotifications(
  scope: Scope,
  input: { cursor?: string; limit: number },
): Promise<{ rows: NotificationRow[]; next: string | null }> {
  throw new Error(`Not built yet: ${scope.workspaceId} ${input.limit}`)
}
