import type pg from 'pg'

/** What became of a batch of rows. rows = created + updated + unchanged + duplicates + rejected. */
export interface CountedBatch {
  readonly rows: number
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly duplicates: number
  readonly rejected: number
}

const text = `
update import set rows = rows + $3, created = created + $4, updated = updated + $5, unchanged = unchanged + $6,
  duplicates = duplicates + $7, rejected = rejected + $8, done_bytes = least($9, bytes), heartbeat_at = now()
where workspace_id = $1 and id = $2`

/** Adds a batch to an import's counters and says how far the file is taken in. */
export async function countBatch(
  client: pg.ClientBase,
  workspaceId: number,
  importId: number,
  batch: CountedBatch,
  doneBytes: number,
): Promise<void> {
  const { rows, created, updated, unchanged, duplicates, rejected } = batch
  await client.query({
    name: 'count-batch',
    text,
    values: [workspaceId, importId, rows, created, updated, unchanged, duplicates, rejected, doneBytes],
  })
}
