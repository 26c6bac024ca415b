import { type OperatorName, plainText } from '../nodes/comparison.ts'
import type { Parameters } from './Parameters.ts'

// Where the tables keep what a person and a company are known by; every other field is a property of `fields`.

/** The built-in fields of a person (nodes/fact.ts) and their columns. */
export const personColumns = {
  email: 'email',
  firstName: 'first_name',
  lastName: 'last_name',
  company: 'company',
  jobTitle: 'job_title',
  phone: 'phone',
  language: 'language',
  source: 'source',
  stage: 'stage',
  owner: 'owner_id',
} as const
export type PersonField = keyof typeof personColumns

export const companyColumns = { name: 'name', domain: 'domain' } as const

export const isPersonField = (field: string): field is PersonField => Object.hasOwn(personColumns, field)

const tables = {
  person: { alias: 'p', columns: personColumns as Readonly<Record<string, string>> },
  company: { alias: 'c', columns: companyColumns as Readonly<Record<string, string>> },
}

/** SQL that joins the company `c` of prospect `p`; the workspace is $1. */
export const companyJoin = `left join company c
  on c.workspace_id = $1 and c.key = p.company_key and p.company_key <> ''`

/** SQL of a field of prospect `p` or its company `c`, as jsonb; null when it is not known. */
export function fieldSql(of: 'person' | 'company', field: string, parameters: Parameters): string {
  const { alias, columns } = tables[of]
  return Object.hasOwn(columns, field)
    ? `to_jsonb(${alias}.${columns[field]}::text)`
    : `(${alias}.fields -> ${parameters.of(field)})`
}

/** SQL that is true when the field compares like this (nodes/comparison.ts). */
export function fieldComparesSql(
  { of, field, operator, value }: { of: 'person' | 'company'; field: string; operator: OperatorName; value: string },
  parameters: Parameters,
): string {
  const { alias, columns } = tables[of]
  const actual = Object.hasOwn(columns, field)
    ? `${alias}.${columns[field]}::text`
    : `${alias}.fields ->> ${parameters.of(field)}`
  return `compares('${operator}', plain_text(${actual}), ${parameters.of(plainText(value))})`
}
