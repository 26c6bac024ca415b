import { numbers } from '../../arrays.ts'
import type { Statement } from '../../inTurn.ts'
import type { InnerEffect, Order } from '../../todo.ts'

const text = `
update prospect p set mails_per_week = u.mails
from unnest($2::bigint[], $3::smallint[]) as u(prospect_id, mails)
where p.workspace_id = $1 and p.id = u.prospect_id and p.id = any ($2::bigint[])
  and p.mails_per_week is distinct from u.mails`

/** How many marketing emails a week each person wants at most: the last word counts. The people are held. */
export function saveFrequencies(
  workspaceId: number,
  orders: readonly Order<Extract<InnerEffect, { kind: 'frequency.set' }>>[],
): Statement | null {
  if (orders.length === 0) return null
  const last = new Map(orders.map(({ claimed, effect }) => [claimed.prospectId, effect.mailsPerWeek]))
  return {
    name: 'saveFrequencies',
    text,
    values: [workspaceId, numbers([...last.keys()]), numbers([...last.values()])],
  }
}
