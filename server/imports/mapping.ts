import { z } from 'zod'
import { reason } from '#server/refuseInput.ts'

/** What a column can be. Every other column is a field of the person: `fields.employees`. */
export const knownFields = [
  'email',
  'firstName',
  'lastName',
  'fullName',
  'company',
  'jobTitle',
  'phone',
  'language',
  'timeZone',
  'source',
  'consentAt',
  'skip',
] as const
export type KnownField = (typeof knownFields)[number]

const target =
  /^(?:fields\.[A-Za-z][A-Za-z0-9_]{0,63}|email|firstName|lastName|fullName|company|jobTitle|phone|language|timeZone|source|consentAt|skip)$/

export const ColumnMapping = z.object({
  /** 0-based. */
  column: z.number().int().min(0).max(999),
  heading: z.string().max(1000),
  /** A known field, `fields.<name>`, or skip. */
  field: z.string().regex(target, reason('import.field')),
})
export type ColumnMapping = z.infer<typeof ColumnMapping>

export const Mapping = z.array(ColumnMapping).min(1).max(1000)
export type Mapping = z.infer<typeof Mapping>
