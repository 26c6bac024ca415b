import type pg from 'pg'
import { conditionsOf, Rule } from '../../nodes/rule.ts'
import { UnaskableRule } from './ruleSql.ts'

/**
 * The rules of these segments, and of all that they ask about. A segment that is not there is left out.
 * @throws UnaskableRule when one was written by a newer version
 */
export async function loadSegmentRules(
  client: pg.ClientBase,
  workspaceId: number,
  segmentIds: readonly number[],
): Promise<Map<number, Rule>> {
  const rules = new Map<number, Rule>()
  const looked = new Set<number>()
  for (let ids = segmentIds; ids.length > 0; ) {
    for (const id of ids) looked.add(id)
    const { rows } = await client.query<{ id: number; rule: unknown }>({
      name: 'segmentRules',
      text: 'select id, rule from segment where workspace_id = $1 and id = any ($2::int[])',
      values: [workspaceId, ids],
    })
    for (const { id, rule } of rows) {
      const read = Rule.safeParse(rule)
      if (!read.success) throw new UnaskableRule(`The rule of segment ${id} cannot be read.`)
      rules.set(id, read.data)
    }
    ids = [...new Set(rows.flatMap(({ id }) => segmentsOf(rules.get(id))))].filter((id) => !looked.has(id))
  }
  return rules
}

const segmentsOf = (rule: Rule | undefined): number[] =>
  rule
    ? conditionsOf(rule).flatMap(({ condition }) =>
        condition.kind === 'inSegment' && condition.segmentId !== null ? [condition.segmentId] : [],
      )
    : []
