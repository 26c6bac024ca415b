import { z } from 'zod'
import { Refusal } from '#server/refusal.ts'
import { reason } from '#server/refuseInput.ts'
import { isTimeZone } from './isTimeZone.ts'
import { languageCode } from './languageCode.ts'

/** Characters of a name, a company, a title …; of a field of the person's own; and how many of those a person has. */
export const longestText = 300
export const longestField = 10_000
export const mostFields = 500

const Text = z.string().trim().max(longestText)

/** On what basis somebody may be mailed, and where that is from. */
export const bases = ['consent', 'legitimateInterest', 'softOptIn'] as const
export const Basis = z.enum(bases, { error: () => reason('import.noBasis') })
export type Basis = z.infer<typeof Basis>

export const FieldName = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/, reason('prospect.fieldName'))

/** What can be said about a person, all of it optional. */
export const ProspectProperties = z.object({
  firstName: Text.optional(),
  lastName: Text.optional(),
  company: Text.optional(),
  jobTitle: Text.optional(),
  phone: Text.optional(),
  /** A language code: fi, sv, en, de … */
  language: z.string().trim().max(35).optional(),
  /** IANA: Europe/Helsinki. */
  timeZone: z.string().trim().max(64).optional(),
  source: Text.optional(),
  /** Properties of the workspace's own, by name. "" takes one away. */
  fields: z.record(FieldName, z.string().max(longestField)).optional(),
})
export type ProspectProperties = z.infer<typeof ProspectProperties>

/** The language as its code; "" stays. */
export function readLanguage(text: string): string {
  const code = text === '' ? '' : languageCode(text)
  if (code === null) throw new Refusal('prospect.language', { language: text }, { field: 'language' })
  return code
}

/** The time zone as it is; "" stays. */
export function readTimeZone(zone: string): string {
  if (zone !== '' && !isTimeZone(zone)) throw new Refusal('timeZone.unknown', { zone }, { field: 'timeZone' })
  return zone
}
