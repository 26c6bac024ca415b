import { z } from 'zod'
import { page, readCursor } from '#server/cursor.ts'
import type { Scope } from '#server/scope.ts'

export interface CompanyRow {
  readonly id: number
  readonly name: string
  readonly domain: string
  readonly fields: Readonly<Record<string, string | number | boolean | null>>
  /** Prospects that name it. */
  readonly people: number
}

const text = `
select c.id, c.name, c.domain, c.fields,
  (select count(*) from prospect p where p.workspace_id = c.workspace_id and p.company_key = c.key)::int as people
from company c
where c.workspace_id = $1 and ($2::text = '' or c.key like $2) and c.id > $3
order by c.id limit $4`

/** Companies in the order they were added. @param search a part of the name */
export async function listCompanies(
  { database, workspaceId }: Scope,
  { search, cursor, limit }: { search: string; cursor?: string | undefined; limit: number },
): Promise<{ rows: CompanyRow[]; next: string | null }> {
  const [after = 0] = readCursor(cursor, z.tuple([z.number().int()])) ?? []
  const pattern = search ? `%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%` : ''
  const { rows } = await database.pool.query<CompanyRow>({
    name: 'list-companies',
    text,
    values: [workspaceId, pattern, after, limit + 1],
  })
  return page(rows, limit, ({ id }) => [id])
}
