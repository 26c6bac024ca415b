import { rm } from 'node:fs/promises'
import type { Basis } from '#server/prospects/prospectInput.ts'
import type { Scope } from '#server/scope.ts'
import { importFile } from './importFile.ts'
import type { ImportJob } from './importJob.ts'
import { importFolder } from './openImports.ts'
import { startImport } from './startImport.ts'
import { type Upload, uploadImport } from './uploadImport.ts'

/** What another system may leave out. */
export interface CsvImport extends Upload {
  readonly listId?: number | undefined
  /** Default: legitimateInterest, the only basis that needs no act of the person. */
  readonly basis?: Basis | undefined
  /** Default: "API". */
  readonly source?: string | undefined
}

/** Upload, mapping by headings, and start in one: for systems that send files without looking at them. */
export async function importCsv(scope: Scope, csv: CsvImport): Promise<ImportJob> {
  const draft = await uploadImport(scope, csv)
  try {
    return await startImport(scope, {
      id: draft.id,
      mapping: [...draft.mapping],
      ...(csv.listId === undefined ? {} : { listId: csv.listId }),
      basis: csv.basis ?? 'legitimateInterest',
      source: csv.source ?? 'API',
    })
  } catch (error) {
    await scope.database.pool.query("delete from import where workspace_id = $1 and id = $2 and state = 'uploaded'", [
      scope.workspaceId,
      draft.id,
    ])
    await rm(importFile(importFolder(), { workspaceId: scope.workspaceId, id: draft.id }), { force: true })
    throw error
  }
}
