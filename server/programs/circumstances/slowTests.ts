import { peopleNeeded, weeksNeeded } from '#engine/experiment/reach.ts'
import { tip } from '#engine/program/rules/drawing.ts'
import { type Look, livingNodes } from './Circumstances.ts'

/** A usual click rate, and the smallest one that is worth the trouble of a test. */
const usual = 0.04
const better = 0.06
/** A quarter of a year. */
const patience = 13

const text = `
with came as (
  select node_id, sum(n)::float8 as n from (
    select node_id, n from tally where workspace_id = $1 and program_id = $2 and measure = 'entered'
    union all
    select node_id, n from tally_delta where workspace_id = $1 and program_id = $2 and measure = 'entered'
  ) t where node_id = any($3::text[]) group by node_id
), began as (
  select min(entered_at) as at from enrollment where workspace_id = $1 and program_id = $2
)
select came.node_id as "nodeId", came.n as people,
  extract(epoch from workspace_now($1) - began.at)::float8 / 604800 as weeks
from came, began where began.at is not null`

/** A test of emails that would take longer than anybody waits, with as many people as come now. What nobody has come to
 *  yet is not judged. */
export const slowTests: Look = async (circumstances) => {
  const { scope, programId } = circumstances
  const tests = livingNodes(circumstances, 'email').filter(
    ({ config }) => config.variants.filter(({ weight }) => weight > 0).length > 1,
  )
  if (tests.length === 0) return []
  const { rows } = await scope.database.pool.query<{ nodeId: string; people: number; weeks: number }>({
    name: 'people-a-week',
    text,
    values: [scope.workspaceId, programId, tests.map(({ id }) => id)],
  })
  const each = peopleNeeded(usual, better)
  return tests.flatMap((node) => {
    const row = rows.find(({ nodeId }) => nodeId === node.id)
    if (!row || row.weeks < 1) return []
    const perWeek = Math.round(row.people / row.weeks)
    const shares = node.config.variants.map(({ weight }) => weight / 100)
    const weeks = weeksNeeded(each, perWeek, shares)
    return Number.isFinite(weeks) && weeks > patience ? [tip('testTooSlow', node, { perWeek, each, weeks })] : []
  })
}
