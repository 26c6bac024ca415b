import { warning } from '#engine/program/rules/drawing.ts'
import { entriesOf } from '../entriesOf.ts'
import { type Look, livingNodes } from './Circumstances.ts'

const text = (kind: 'list' | 'segment') => `
select count(*)::int as people, (count(*) filter (where p.consent <> 'granted'))::int as silent
from ${kind}_member m join prospect p on p.workspace_id = $1 and p.id = m.prospect_id
where m.workspace_id = $1 and m.${kind}_id = $2`

const texts = { list: text('list'), segment: text('segment') }

/** Who is on an entry's list or in its segment and may not be written to. */
export const consentOfEntrants: Look = async (circumstances) => {
  if (livingNodes(circumstances, 'email').length === 0) return []
  const { scope, graph, flow } = circumstances
  const issues = entriesOf(graph).map(async ({ nodeId, listId, segmentId }) => {
    const node = flow.nodes.get(nodeId)
    const kind = listId === undefined ? 'segment' : 'list'
    const { rows } = await scope.database.pool.query<{ people: number; silent: number }>({
      name: `consent-of-${kind}`,
      text: texts[kind],
      values: [scope.workspaceId, listId ?? segmentId],
    })
    const { people = 0, silent = 0 } = rows[0] ?? {}
    if (!node || silent === 0) return []
    return [silent === people ? warning('noConsentAtAll', node) : warning('noConsent', node, { count: silent })]
  })
  return (await Promise.all(issues)).flat()
}
