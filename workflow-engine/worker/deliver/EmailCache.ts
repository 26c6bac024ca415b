import type pg from 'pg'
import type { CompiledEmail } from '#templates/compileEmail.ts'
import { LruCache } from '../LruCache.ts'

const text = `
select compiled from version_email
where workspace_id = $1 and program_id = $2 and version = $3 and node_id = $4 and variant_id = $5`

export interface EmailKey {
  readonly programId: number
  readonly version: number
  readonly nodeId: string
  readonly variantId: string
}

/** Published emails. They never change, so what is here is always right. */
export class EmailCache {
  readonly #emails = new LruCache<CompiledEmail>(500)

  /** @throws when there is no such email */
  get(client: pg.ClientBase | pg.Pool, workspaceId: number, key: EmailKey): Promise<CompiledEmail> {
    const { programId, version, nodeId, variantId } = key
    return this.#emails.get([workspaceId, programId, version, nodeId, variantId].join(' '), async () => {
      const { rows } = await client.query<{ compiled: CompiledEmail }>({
        name: 'loadEmail',
        text,
        values: [workspaceId, programId, version, nodeId, variantId],
      })
      const compiled = rows[0]?.compiled
      if (!compiled) throw new Error(`The email ${nodeId} ${variantId} of version ${version} does not exist.`)
      return compiled
    })
  }
}
