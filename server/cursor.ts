import { z } from 'zod'
import { refuseHostileJson } from '#server/http/refuseHostileJson.ts'
import { Refusal } from '#server/refusal.ts'

// A cursor comes back from outside, where it may have been made by hand: its parts are what the columns they are compared
// with can hold, and nothing else.

/** A moment to the microsecond, as Postgres writes it. */
export const CursorMoment = z.iso
  .datetime()
  .max(27)
  .refine((text) => !text.startsWith('0000'))

/** An int4 column. */
export const CursorInt = z.number().int().min(-2_147_483_648).max(2_147_483_647)

const mostParts = 10

/** Where a keyset page ended, as an opaque string. */
export function writeCursor(position: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url')
}

/** The position again, or null on the first page. Anything else than an earlier answer is refused. */
export function readCursor<Position>(cursor: string | undefined, position: z.ZodType<Position>): Position | null {
  if (cursor === undefined) return null
  try {
    const given: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    refuseHostileJson(given, mostParts)
    return position.parse(given)
  } catch {
    throw new Refusal('input.cursor', {}, { field: 'cursor' })
  }
}

/** No page asks for more rows than this: one more than it shows. Statements whose limit is a parameter say it beside, so
 *  that the planner, who does not see the parameter, looks for a page and not for a tenth of the table. */
export const mostOfAPage = 201

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
