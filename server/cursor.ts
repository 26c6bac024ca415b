import type { z } from 'zod'
import { Refusal } from '#server/refusal.ts'

/** Where a keyset page ended, as an opaque string. */
export function writeCursor(position: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url')
}

/** The position again, or null on the first page. Anything else than an earlier answer is refused. */
export function readCursor<Position>(cursor: string | undefined, position: z.ZodType<Position>): Position | null {
  if (cursor === undefined) return null
  try {
    return position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
  } catch {
    throw new Refusal('input.cursor', {}, { field: 'cursor' })
  }
}

/** A page of `limit` rows from a query that asked for one more. */
export function page<Row>(
  rows: readonly Row[],
  limit: number,
  positionOf: (row: Row) => readonly (string | number | null)[],
): { rows: Row[]; next: string | null } {
  const kept = rows.slice(0, limit)
  const last = kept[kept.length - 1]
  return { rows: kept, next: rows.length > limit && last !== undefined ? writeCursor(positionOf(last)) : null }
}
