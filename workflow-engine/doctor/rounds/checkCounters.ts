import type { Chart } from '../Chart.ts'
import { add, type Counters, counterKey, type Ledger } from '../Ledger.ts'
import type { Ward } from '../Ward.ts'

interface Row {
  programId: number
  version: number
  nodeId: string
  outlet: string
  measure: string
  n: number
}

const text = `
select program_id as "programId", version, node_id as "nodeId", outlet, measure::text, sum(n)::float8 as n from (
  select program_id, version, node_id, outlet, measure, n from tally where workspace_id = $1
  union all select program_id, version, node_id, outlet, measure, n from tally_delta where workspace_id = $1
) both_tables group by 1, 2, 3, 4, 5`

/** I3. Entered = waiting + moved on + exited + failed at every step of every version, and each of these numbers is what
 *  the ledger and the people come to. @param whole nothing of the ledger has been thrown away */
export async function checkCounters(ward: Ward, ledger: Ledger, whole: boolean, chart: Chart): Promise<void> {
  const { rows } = await ward.client.query<Row>(text, [ward.workspaceId])
  const kept: Counters = new Map()
  const gone: Counters = new Map()
  for (const row of rows) {
    add(kept, counterKey(row, row.measure, row.outlet), row.n)
    add(gone, counterKey(row, 'entered'), row.measure === 'entered' ? 0 : row.n)
  }
  for (const row of ledger.standing) if (row.status === 'waiting') add(gone, counterKey(row, 'entered'), row.n)
  chart.checked('I3', gone.size)
  for (const [key, n] of gone) {
    const entered = kept.get(key) ?? 0
    if (entered !== n) chart.wrong('I3', `${key}: ${entered}, and ${n} wait or have gone`)
  }
  if (!whole) {
    chart.note(
      'I3',
      `workspace ${ward.workspaceId}: the ledger has been shortened; the counters were not held against it`,
    )
    return
  }
  const told = ledger.counters()
  for (const key of new Set([...kept.keys(), ...told.keys()])) {
    const [counter, ledgers] = [kept.get(key) ?? 0, told.get(key) ?? 0]
    if (counter !== ledgers) chart.wrong('I3', `${key}: the counter says ${counter}, the ledger ${ledgers}`)
  }
}
