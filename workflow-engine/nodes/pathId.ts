import { z } from 'zod'
import { isReserved } from './fields.ts'

/** The id of a path whose outlet goes by it. */
export const PathId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,20}$/, 'A path’s id has 1 to 20 letters, digits, - or _.')
  .refine((id) => id !== 'otherwise' && !isReserved(id), 'This id is reserved.')

/** Whether every path has an id of its own. */
export const areDistinct = (paths: readonly { readonly id: string }[]): boolean =>
  new Set(paths.map(({ id }) => id)).size === paths.length
