import type pg from 'pg'
import { differingRows, type RowKey } from '#engine/program/drawnRows.ts'
import type { Graph } from '#engine/program/graph.ts'

/** Who drew what is not published yet, as signatures (signatureOf) by row; `*`: whatever has no entry of its own. */
export type Authors = Readonly<Record<RowKey, readonly string[]>>

/** The authors after somebody saved a drawing over another one. */
export function authorsAfter(authors: Authors, before: Graph, after: Graph, signature: string): Authors {
  const rows = differingRows(before, after)
  if (rows.length === 0) return authors
  const changed = rows.map((row) => {
    const known = authors[row] ?? []
    return [row, known.at(-1) === signature ? known : [...known.filter((one) => one !== signature), signature]] as const
  })
  return { ...authors, ...Object.fromEntries(changed) }
}

/** The authors of these rows, each once, the last one to touch them last. */
export const authorsOf = (authors: Authors, rows: Iterable<RowKey>): string[] => {
  const found = new Set<string>()
  for (const row of rows) for (const one of authors[row] ?? authors['*'] ?? []) found.add(one)
  return [...found]
}

/** What is live now needs no author any more: those of what the draft still has differently stay.
 *  @returns who drew what became live */
export async function settleAuthors(
  client: pg.ClientBase,
  workspaceId: number,
  id: number,
  { live, published }: { readonly live: Graph | null; readonly published: Graph },
): Promise<string[]> {
  const { rows } = await client.query<{ draft: Graph; authors: Authors }>(
    'select draft, authors from program where workspace_id = $1 and id = $2',
    [workspaceId, id],
  )
  const program = rows[0]
  if (!program) return []
  const drew = live ? authorsOf(program.authors, differingRows(live, published)) : Object.values(program.authors).flat()
  const open = new Set(differingRows(published, program.draft))
  const left = Object.fromEntries(
    [...open]
      .map((row) => [row, program.authors[row] ?? program.authors['*'] ?? []] as const)
      .filter(([, by]) => by.length > 0),
  )
  await client.query('update program set authors = $3 where workspace_id = $1 and id = $2', [
    workspaceId,
    id,
    JSON.stringify(left),
  ])
  return [...new Set(drew)]
}

/** What people call those behind signatures. Whoever is gone has no name. */
export async function namesOf(
  client: Pick<pg.ClientBase, 'query'>,
  workspaceId: number,
  signatures: readonly string[],
): Promise<Record<string, string>> {
  if (signatures.length === 0) return {}
  const { rows } = await client.query<{ signature: string; name: string }>({
    name: 'names-of-authors',
    text: `select id as signature, name from "user" where id = any($2::text[])
           union all select 'key:' || id, name from api_key where workspace_id = $1 and 'key:' || id = any($2::text[])`,
    values: [workspaceId, signatures],
  })
  return Object.fromEntries(rows.map(({ signature, name }) => [signature, name]))
}
