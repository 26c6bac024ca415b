import type { Language } from '#engine/nodes/language.ts'
import type { Database } from '#server/database/connect.ts'

export interface OwnerInput {
  readonly name: string
  readonly email: string
  readonly password: string
  readonly workspaceName: string
  readonly language: Language
}

/** The first account and its workspace, while nobody has one. */
export async function createOwner(_database: Database, _input: OwnerInput): Promise<{ workspaceId: number }> {
  throw new Error('not yet')
}
