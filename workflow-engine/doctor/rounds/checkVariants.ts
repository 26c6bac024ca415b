import type { Chart } from '../Chart.ts'
import type { Ward } from '../Ward.ts'

interface Row {
  program_id: number
  version: number
  node_id: string
  variant_id: string
  people: number
}

const sharesText = `
select program_id, version, node_id, variant_id, count(distinct prospect_id)::int as people
from message
where workspace_id = $1 and kind = 'marketing' and enrollment_id > 0 and variant_id is not null
group by 1, 2, 3, 4`

const changedText = `
select program_id, version, node_id, prospect_id::float8 from message
where workspace_id = $1 and kind = 'marketing' and enrollment_id > 0 and variant_id is not null
group by 1, 2, 3, 4 having count(distinct variant_id) > 1`

/** Fewer expected than this say nothing about a share. */
const FEWEST = 10

/** I9. Within a version a person gets the same variant of a step every time, and every variant its share of people. */
export async function checkVariants({ client, workspaceId, versions }: Ward, chart: Chart): Promise<void> {
  const changed = await client.query<Row & { prospect_id: number }>(changedText, [workspaceId])
  for (const row of changed.rows) chart.wrong('I9', `prospect ${row.prospect_id} got two variants of ${placeOf(row)}`)

  const { rows } = await client.query<Row>(sharesText, [workspaceId])
  const shares: { row: Row; sigmas: number }[] = []
  for (const tests of grouped(rows)) {
    const { program_id, version, node_id } = tests[0]
    const variants = (await versions.get(program_id, version))?.nodes.get(node_id)?.variants ?? []
    const weights = variants.reduce((sum, { weight }) => sum + Math.max(0, weight), 0)
    const people = tests.reduce((sum, row) => sum + row.people, 0)
    chart.checked('I9', people)
    for (const row of tests) {
      const weight = variants.find(({ id }) => id === row.variant_id)?.weight ?? 0
      if (weight <= 0)
        chart.wrong('I9', `${placeOf(row)}: ${row.people} people got ${row.variant_id}, which has no weight`)
    }
    for (const { id, weight } of variants) {
      const share = weight / weights
      if (weight <= 0 || Math.min(people * share, people * (1 - share)) < FEWEST) continue
      const row = tests.find(({ variant_id }) => variant_id === id) ?? { ...tests[0], variant_id: id, people: 0 }
      shares.push({ row, sigmas: (row.people - people * share) / Math.sqrt(people * share * (1 - share)) })
    }
  }
  // Of a thousand honest coins three fall beyond 3 sigma: the more are looked at, the further they may.
  const limit = Math.sqrt(9 + 2 * Math.log(Math.max(1, shares.length)))
  for (const { row, sigmas } of shares) {
    if (Math.abs(sigmas) <= limit) continue
    const off = `${row.people} people, ${sigmas.toFixed(1)} sigma from its weight (limit ${limit.toFixed(1)})`
    chart.wrong('I9', `${placeOf(row)} variant ${row.variant_id}: ${off}`)
  }
}

function grouped(rows: readonly Row[]): [Row, ...Row[]][] {
  const groups = new Map<string, [Row, ...Row[]]>()
  for (const row of rows) {
    const group = groups.get(placeOf(row))
    if (group) group.push(row)
    else groups.set(placeOf(row), [row])
  }
  return [...groups.values()]
}

const placeOf = ({ program_id, version, node_id }: Pick<Row, 'program_id' | 'version' | 'node_id'>): string =>
  `program ${program_id}.${version} step ${node_id}`
