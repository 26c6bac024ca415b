import { type Rate, wilson } from '#engine/experiment/interval.ts'
import { nodeAt } from '#engine/program/graph.ts'
import { getVersion } from '#server/programs/getVersion.ts'
import { loadProgram } from '#server/programs/loadProgram.ts'
import type { Scope } from '#server/scope.ts'

export interface VariantRow {
  readonly variantId: string
  readonly sent: number
  readonly clicked: number
  readonly downloaded: number
  /** People who became leads in this program after getting this variant. */
  readonly leads: number
  /** Shares of sent with their 90 % Wilson intervals; null while nothing was sent. */
  readonly rates: { readonly clicked: Rate | null; readonly downloaded: Rate | null; readonly leads: Rate | null }
}

type Counts = Omit<VariantRow, 'rates'>

// In doubt means handed over without an answer, which is nearly always sent.
const text = `
select m.variant_id as "variantId", count(*)::int as sent, count(m.clicked_at)::int as clicked,
  count(m.downloaded_at)::int as downloaded,
  count(*) filter (where exists (select 1 from lead l
    where l.workspace_id = m.workspace_id and l.enrollment_id = m.enrollment_id and l.visit > m.visit))::int as leads
from message m
where m.workspace_id = $1 and m.program_id = $2 and m.node_id = $3 and m.kind = 'marketing'
  and m.state in ('sent', 'dot', 'inDoubt')
group by m.variant_id
order by m.variant_id`

/** How the variants of a send step do, those of the live version first and in its order. Nobody is called a winner. */
export async function rateVariants(
  scope: Scope,
  { programId, nodeId }: { programId: number; nodeId: string },
): Promise<VariantRow[]> {
  const { pool } = scope.database
  const { liveVersion, draft } = await loadProgram(pool, scope, programId)
  const graph =
    liveVersion === null ? draft : (await getVersion(pool, scope, { id: programId, number: liveVersion })).graph
  const { rows } = await pool.query<Counts>({
    name: 'rate-variants',
    text,
    values: [scope.workspaceId, programId, nodeId],
  })
  const counted = new Map(rows.map((row) => [row.variantId, row]))
  const node = nodeAt(graph, nodeId)
  const drawn = node?.type === 'email' ? node.config.variants.map((variant) => variant.id) : []
  const ids = new Set([...drawn, ...counted.keys()])
  return [...ids].map((variantId) => {
    const counts = counted.get(variantId) ?? { variantId, sent: 0, clicked: 0, downloaded: 0, leads: 0 }
    const share = (n: number) => (counts.sent === 0 ? null : wilson(n, counts.sent, 0.9))
    const { clicked, downloaded, leads } = counts
    return { ...counts, rates: { clicked: share(clicked), downloaded: share(downloaded), leads: share(leads) } }
  })
}
