import type pg from 'pg'
import { addressHash } from '#engine/intake/addressHash.ts'
import { emailKey } from './emailKey.ts'

const withdraw = `
with person as (
  update prospect set consent = 'withdrawn' where workspace_id = $1 and id = $2 and consent <> 'withdrawn' returning id
)
insert into consent (workspace_id, prospect_id, state, basis, source, actor, at)
select $1, id, 'withdrawn', coalesce((select basis from consent c where c.workspace_id = $1 and c.prospect_id = person.id
  order by c.id desc limit 1), ''), 'unsubscribe', $3, $4
from person`

export interface MailToEnd {
  readonly workspaceId: number
  /** null when the person is gone: the addresses are suppressed all the same. */
  readonly prospectId: number | null
  readonly addresses: readonly string[]
  /** Who wished it: prospect, API. */
  readonly actor: string
  /** Workspace time. */
  readonly now: Date
}

/** Suppresses addresses and withdraws the person's consent. @returns false when both were so already */
export async function endMail(client: pg.ClientBase, signingKey: string, wish: MailToEnd): Promise<boolean> {
  const { workspaceId, prospectId, addresses, actor, now } = wish
  const keys = addresses.map(emailKey).filter((key) => key !== null)
  const suppressed = await client.query({
    name: 'suppress-addresses',
    text: `insert into suppression (workspace_id, address_hash, reason, at)
           select $1, hash, 'unsubscribe', $3 from unnest($2::text[]) as hash order by hash on conflict do nothing`,
    values: [workspaceId, [...new Set(keys.map((key) => addressHash(key, signingKey)))], now],
  })
  if (prospectId === null) return Boolean(suppressed.rowCount)
  const withdrawn = await client.query({
    name: 'withdraw-consent',
    text: withdraw,
    values: [workspaceId, prospectId, actor, now],
  })
  return Boolean(suppressed.rowCount || withdrawn.rowCount)
}
