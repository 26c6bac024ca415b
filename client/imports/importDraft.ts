import type { Outputs } from '#client/api.ts'

export type ImportDraft = Outputs['imports']['preview']
export type ColumnMapping = ImportDraft['mapping'][number]

/** Where a read but not yet started file stands in the query cache. */
export const draftKey = (workspaceId: number, id: number) => ['importDraft', workspaceId, id] as const

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

/** What keeps a mapping from being taken: no address, or two columns for one field. */
export function mappingProblem(
  mapping: readonly ColumnMapping[],
): { kind: 'noEmail' } | { kind: 'twice'; field: string } | null {
  if (!mapping.some((column) => column.field === 'email')) return { kind: 'noEmail' }
  const seen = new Set<string>()
  for (const { field } of mapping) {
    if (field === 'skip') continue
    if (seen.has(field)) return { kind: 'twice', field }
    seen.add(field)
  }
  return null
}

/** The field of a person's own that a column would become: “Number of employees” is `fields.numberOfEmployees`. */
export function ownField(heading: string, column: number): string {
  const words = heading
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
  const name = words
    .map((word, at) => (at === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()))
    .join('')
    .replace(/^\d+/, '')
    .slice(0, 60)
  return `fields.${name ? name.charAt(0).toLowerCase() + name.slice(1) : `column${column + 1}`}`
}
