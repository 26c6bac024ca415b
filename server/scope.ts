import type { Logger } from 'pino'
import type { Language } from '#engine/nodes/language.ts'
import type { Database } from '#server/database/connect.ts'
import type { Role } from '#server/workspace/role.ts'

/** Who does it, for the audit and for "Anna saved this". */
export type Actor =
  | { readonly kind: 'user'; readonly id: string; readonly name: string }
  | { readonly kind: 'key'; readonly id: number; readonly name: string }

/** What every verb is given first: the workspace that the asker has been let into, and who asks. tRPC and the REST API
 *  make the same scope, so a verb never knows which of them called. */
export interface Scope {
  readonly database: Database
  readonly workspaceId: number
  readonly role: Role
  readonly actor: Actor
  /** The open page of a browser that asks, as it calls itself; none when another system asks. */
  readonly tab?: string | null
  /** The asker's language: for times inside sentences, and names made on the asker's behalf. */
  readonly language: Language
  /** Where people reach this installation, without a slash at the end. */
  readonly publicUrl: string
  /** The key that signs tracked links. */
  readonly signingKey: string
  readonly log: Logger
}

/** The user id of a scope, or null when another system acts with an API key. */
export function userIdOf({ actor }: Scope): string | null {
  return actor.kind === 'user' ? actor.id : null
}
