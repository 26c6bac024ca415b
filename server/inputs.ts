import { z } from 'zod'
import { reason } from '#server/refuseInput.ts'

// The pieces that inputs of both APIs are made of.

const biggestInt = 2_147_483_647

/** Id of a list, file, program, import, key: int4. */
export const Id = z.number().int().positive().max(biggestInt)

/** Id of a prospect, enrollment, lead, message: int8, but never past what JSON holds exactly. */
export const BigId = z.number().int().positive().max(Number.MAX_SAFE_INTEGER)

const range = reason('input.range', { min: 1, max: 200 })
/** Revision of a draft, number of a version: int4, from 1. */
export const Ordinal = Id

/** How many people somebody was told of. */
export const People = z.number().int().min(0).max(biggestInt)

/** How many rows a page holds. */
export const PageLimit = z.number().int().min(1, range).max(200, range).default(50)

/** Where the next page begins: what the page before answered as `next`. */
export const Cursor = z.string().min(1).max(2000)

/** What people call a thing. */
export const Name = z.string().trim().min(1).max(200)

export const EmailAddress = z.string().trim().max(254).pipe(z.email())

/** A moment, ISO 8601 with an offset or Z. */
export const Moment = z.iso
  .datetime({ offset: true, error: ({ input }) => sayMoment(input) })
  // Before the first year there is none that Postgres would take from us.
  .refine((text) => new Date(text).getUTCFullYear() >= 1, reason('input.notDate'))

/** A day that the calendar does not have is named; anything else is just no moment. */
function sayMoment(input: unknown): string {
  const [day, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})/.exec(String(input)) ?? []
  if (day === undefined) return reason('input.notDate')
  const real = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date)))
  return real.toISOString().startsWith(day) ? reason('input.notDate') : reason('input.noSuchDay', { day })
}
