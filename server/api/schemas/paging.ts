import { z } from 'zod'
import { BigId, Cursor, Id, PageLimit } from '#server/inputs.ts'

// Parameters of addresses and queries come as text.

export const PathId = z.object({ id: z.coerce.number().pipe(Id) })
export const PathBigId = z.object({ id: z.coerce.number().pipe(BigId) })
export const QueryId = z.coerce.number().pipe(Id)
export const QueryBigId = z.coerce.number().pipe(BigId)

export const Paging = z.strictObject({
  cursor: Cursor.optional().meta({ description: '`next` of the page before.' }),
  limit: z.coerce.number().pipe(PageLimit.unwrap()).default(50).meta({ minimum: 1, maximum: 200 }),
})

/** A page: its rows, and where the next begins; null on the last. */
export function pageOf<Row extends z.ZodType>(row: Row) {
  return z.object({ rows: z.array(row), next: z.string().nullable() })
}
