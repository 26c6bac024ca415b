import type pg from 'pg'
import { z } from 'zod'
import { writeAudit } from '#server/audit.ts'
import { Id, Name } from '#server/inputs.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { insertList } from '#server/lists/insertList.ts'
import { lockList } from '#server/lists/lockList.ts'
import { Basis } from '#server/prospects/prospectInput.ts'
import { Refusal } from '#server/refusal.ts'
import { reason } from '#server/refuseInput.ts'
import type { Scope } from '#server/scope.ts'
import type { Encoding, Separator } from './encoding.ts'
import { getImport } from './getImport.ts'
import { importFile } from './importFile.ts'
import type { ImportJob } from './importJob.ts'
import { type ColumnMapping, Mapping } from './mapping.ts'
import { importFolder, wakeImports } from './openImports.ts'
import { readDraft } from './readDraft.ts'

export const StartImport = z.object({
  id: Id,
  mapping: Mapping,
  /** A list to join: one that is there, or a new one. Neither: none. */
  listId: Id.optional(),
  newList: Name.optional(),
  basis: Basis,
  /** Where these people came from. */
  source: z
    .string({ error: () => reason('import.noBasis') })
    .trim()
    .min(1, reason('import.noBasis'))
    .max(300),
})
export type StartImport = z.infer<typeof StartImport>

/** Puts an uploaded file in the queue to be taken in. */
export async function startImport(scope: Scope, input: StartImport): Promise<ImportJob> {
  const { workspaceId } = scope
  const { id, basis, source } = input
  await inTransaction(scope.database, async (client) => {
    const { rows } = await client.query<{ state: string; encoding: Encoding; separator: Separator }>(
      'select state, encoding, separator from import where workspace_id = $1 and id = $2 for update',
      [workspaceId, id],
    )
    const found = rows[0]
    if (!found) throw new Refusal('notFound.import')
    if (found.state !== 'uploaded') throw new Refusal('import.started')
    const path = importFile(importFolder(), { workspaceId, id })
    const { headings } = await readDraft(path, found.encoding, found.separator)
    const mapping = wholeMapping(headings, input.mapping)
    const listId = await listFor(client, scope, input)
    await client.query(
      `update import set state = 'running', mapping = $3, list_id = $4, basis = $5, source = $6, heartbeat_at = null
       where workspace_id = $1 and id = $2`,
      [workspaceId, id, JSON.stringify(mapping), listId, basis, source],
    )
    await writeAudit(client, scope, 'import.start', `import ${id}`, { listId, basis, source })
  })
  wakeImports()
  return getImport(scope, { id })
}

/** One entry a column, in the order of the file; columns that nobody mentions are skipped. */
function wholeMapping(headings: readonly string[], given: readonly ColumnMapping[]): ColumnMapping[] {
  const byColumn = new Map(given.map((entry) => [entry.column, entry.field]))
  const mapping = headings.map((heading, column) => ({ column, heading, field: byColumn.get(column) ?? 'skip' }))
  const first = new Map<string, string>()
  for (const { field, heading } of mapping) {
    const other = first.get(field)
    if (field !== 'skip' && other !== undefined)
      throw new Refusal('import.twice', { first: other, second: heading }, { field: 'mapping' })
    first.set(field, heading)
  }
  if (!first.has('email')) throw new Refusal('import.noEmail', { headings: headings.join(' · ') }, { field: 'mapping' })
  return mapping
}

async function listFor(client: pg.ClientBase, scope: Scope, { listId, newList }: StartImport): Promise<number | null> {
  if (listId !== undefined) return (await lockList(client, scope.workspaceId, listId)).id
  return newList === undefined ? null : insertList(client, scope, newList, 'newList')
}
