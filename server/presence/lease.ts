import type pg from 'pg'
import { z } from 'zod'
import { Refusal } from '#server/refusal.ts'
import { type Scope, userIdOf } from '#server/scope.ts'

// L1. One tab at a time changes a program's draft: whoever holds its lease. Everybody else's saves are refused by name.
// L2. A lease ends by itself. Whoever holds it says every few seconds that it is still there (attend.ts).
// L3. The lease is courtesy, the revision is the guarantee: a save on an old revision is refused whoever holds what.

/** How long a tab counts as there without being heard of. The client is heard of every ten seconds. */
export const leaseSeconds = 45
/** How long when its connection has broken off: time to come back, and not long to wait for who closed the tab. */
export const graceSeconds = 12

/** SQL for whether the lease or the place `at` counts against somebody. One's own former page, whose connection has broken
 *  off, does not: whoever opens a program again need not wait for their own shadow. */
export const countsAgainst = (at: string, until: string, user: string): string =>
  `${at}.${until} > now() + case when ${at}.user_id = ${user} then interval '${graceSeconds} seconds' else interval '0' end`

/** One open page of one browser, named by itself. */
export const Tab = z.string().regex(/^[A-Za-z0-9-]{8,40}$/)

export interface OpenTab {
  readonly programId: number
  readonly tab: string
}

/** Refuses, with the name of who edits, when the lease is another tab's. */
export async function refuseBesideEditor(
  client: Pick<pg.ClientBase, 'query'>,
  scope: Scope,
  { programId, tab }: { readonly programId: number; readonly tab: string | null },
): Promise<void> {
  const { rows } = await client.query<{ name: string; userId: string }>({
    name: 'who-edits',
    text: `
      select coalesce(u.name, '?') as name, l.user_id as "userId" from editing_lease l
      left join "user" u on u.id = l.user_id
      where l.workspace_id = $1 and l.program_id = $2 and ${countsAgainst('l', 'expires_at', '$4::text')}
        and (l.tab, l.user_id) is distinct from ($3::text, $4::text)`,
    values: [scope.workspaceId, programId, tab, userIdOf(scope)],
  })
  const editor = rows[0]
  if (!editor) return
  if (editor.userId === userIdOf(scope)) throw new Refusal('program.editedElsewhere')
  throw new Refusal('program.editedBy', { name: editor.name })
}
