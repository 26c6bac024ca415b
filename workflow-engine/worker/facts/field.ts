import { companyColumns, companyJoin, personColumns } from '../../intake/fieldSql.ts'
import type { FactValue } from '../../nodes/fact.ts'
import { numbers, texts } from '../arrays.ts'
import { factOfText, typedText } from './jsonValue.ts'
import type { Answerer } from './question.ts'

/** Columns, then the properties that the parameter names: what is asked of anybody is read of everybody. */
const values = (alias: string, columns: Readonly<Record<string, string>>, names: string) =>
  `json_build_array(${[
    ...Object.values(columns).map((column) => `'string:' || ${alias}.${column}`),
    `array(select ${typedText(`(${alias}.fields -> f.name)`)} from unnest(${names}::text[]) with ordinality f(name, n) order by f.n)`,
  ]})`

const text = `
select p.id::float8, case when $5::bool then ${values('p', personColumns, '$3')} end,
  case when $6::bool then ${values('c', companyColumns, '$4')} end
from prospect p ${companyJoin}
where p.workspace_id = $1 and p.id = any ($2::bigint[])`

type Typed = string | null
/** Its own columns, and last its properties. */
type Values = readonly (Typed | readonly Typed[])[]

export const field: Answerer<'field'> = async (client, workspaceId, asked) => {
  const person = new Columns(personColumns)
  const company = new Columns(companyColumns)
  const columnsOf = { person, company }
  const places = new Map<object, number>()
  for (const { fact } of asked) if (!places.has(fact)) places.set(fact, columnsOf[fact.of].placeOf(fact.field))
  const { rows } = await client.query<[number, Values | null, Values | null]>({
    name: 'factField',
    text,
    values: [
      workspaceId,
      numbers([...new Set(asked.map(({ claimed }) => claimed.prospectId))]),
      texts(person.properties),
      texts(company.properties),
      person.isAsked,
      company.isAsked,
    ],
    rowMode: 'array',
  })
  const known = new Map(rows.map((row) => [row[0], row]))
  return asked.map(({ claimed, fact }): FactValue => {
    const row = known.get(claimed.prospectId)
    const values = row?.[fact.of === 'person' ? 1 : 2] ?? null
    return factOfText(values && columnsOf[fact.of].read(values, places.get(fact) ?? 0))
  })
}

/** Where each field stands in the values of somebody. */
class Columns {
  readonly #own: readonly string[]
  readonly properties: string[] = []
  isAsked = false

  constructor(columns: object) {
    this.#own = Object.keys(columns)
  }

  placeOf(name: string): number {
    this.isAsked = true
    const column = this.#own.indexOf(name)
    if (column >= 0) return column
    const known = this.properties.indexOf(name)
    return this.#own.length + (known >= 0 ? known : this.properties.push(name) - 1)
  }

  read(values: Values, place: number): Typed {
    const column = this.#own.length
    const value = place < column ? values[place] : (values[column] as readonly Typed[])[place - column]
    return (value as Typed | undefined) ?? null
  }
}
