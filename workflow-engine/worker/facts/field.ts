import { companyColumns, companyJoin, personColumns } from '../../intake/fieldSql.ts'
import type { FactValue } from '../../nodes/fact.ts'
import { numbers, texts } from '../arrays.ts'
import { factOfText, typedText } from './jsonValue.ts'
import type { Answerer } from './question.ts'

/** Columns, then the properties that the parameter names: what is asked of anybody is read of everybody. */
const values = (alias: string, columns: Readonly<Record<string, string>>, names: string) => `
  array[${Object.values(columns).map((column) => `'string:' || ${alias}.${column}`)}] || array(
    select ${typedText(`(${alias}.fields -> f.name)`)} from unnest(${names}::text[]) with ordinality f(name, n) order by f.n
  )`

const text = `
select p.id::float8, ${values('p', personColumns, '$3')}, ${values('c', companyColumns, '$4')}
from prospect p ${companyJoin}
where p.workspace_id = $1 and p.id = any ($2::bigint[])`

type Values = readonly (string | null)[]

export const field: Answerer<'field'> = async (client, workspaceId, asked) => {
  const person = new Columns(personColumns)
  const company = new Columns(companyColumns)
  const place = asked.map(({ fact }) => (fact.of === 'person' ? person : company).placeOf(fact.field))
  const { rows } = await client.query<[number, Values, Values]>({
    name: 'factField',
    text,
    values: [
      workspaceId,
      numbers([...new Set(asked.map(({ claimed }) => claimed.prospectId))]),
      texts(person.properties),
      texts(company.properties),
    ],
    rowMode: 'array',
  })
  const known = new Map(rows.map((row) => [row[0], row]))
  return asked.map(({ claimed, fact }, n): FactValue => {
    const row = known.get(claimed.prospectId)
    return factOfText(row?.[fact.of === 'person' ? 1 : 2][place[n] ?? -1] ?? null)
  })
}

/** Where each field stands in a row of the answer. */
class Columns {
  readonly #places: Map<string, number>
  readonly properties: string[] = []

  constructor(columns: object) {
    this.#places = new Map(Object.keys(columns).map((name, n) => [name, n]))
  }

  placeOf(name: string): number {
    const known = this.#places.get(name)
    if (known !== undefined) return known
    const place = this.#places.size
    this.#places.set(name, place)
    this.properties.push(name)
    return place
  }
}
