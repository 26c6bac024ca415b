import type { Scope } from '#server/scope.ts'
import type { MailRow } from './listMail.ts'

/** A mail taken apart. `html` comes from outside: show it in a sandboxed iframe and nowhere else. */
export interface MailDetails extends MailRow {
  readonly html: string | null
  readonly text: string | null
  /** The MIME source as it was sent; bytes beyond ASCII as U+0080 to U+00FF when they are no UTF-8. */
  readonly source: string
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  /** Whom it went to and which step sent it, where that is still known. */
  readonly prospectId: number | null
  readonly program: { readonly id: number; readonly name: string } | null
  readonly nodeId: string | null
  readonly variantId: string | null
}

export async function getMail(scope: Scope, { id }: { id: number }): Promise<MailDetails> {
  throw new Error(`Not built yet: ${scope.workspaceId} ${id}`)
}
