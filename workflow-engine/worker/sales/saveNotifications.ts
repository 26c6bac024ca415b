import { jsons, numbers, texts } from '../arrays.ts'
import type { Statement } from '../inTurn.ts'

export interface NewNotification {
  readonly userId: string
  readonly kind: string
  /** Flat: the reader puts them into a sentence. */
  readonly params: Readonly<Record<string, string | number | boolean | null>>
  /** A path inside the product. */
  readonly link: string
  /** Milliseconds of workspace time. */
  readonly at: number
}

const text = `
insert into notification (workspace_id, user_id, kind, params, link, at)
select $1, u.user_id, u.kind, u.params::jsonb, u.link, to_timestamp(u.at / 1000)
from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::float8[]) as u(user_id, kind, params, link, at)`

/** Tells members inside the product. */
export function saveNotifications(workspaceId: number, notifications: readonly NewNotification[]): Statement | null {
  if (notifications.length === 0) return null
  return {
    name: 'saveNotifications',
    text,
    values: [
      workspaceId,
      texts(notifications.map((notification) => notification.userId)),
      texts(notifications.map((notification) => notification.kind)),
      jsons(notifications.map((notification) => notification.params)),
      texts(notifications.map((notification) => notification.link)),
      numbers(notifications.map((notification) => notification.at)),
    ],
  }
}
