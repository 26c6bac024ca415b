import type pg from 'pg'
import type { Basis } from './prospectInput.ts'

/** One piece of proof: who may be mailed or not, since when. */
export interface ConsentToRecord {
  readonly prospectId: number
  readonly state: 'granted' | 'withdrawn'
  /** Workspace time. */
  readonly at: Date
}

export interface ConsentSource {
  readonly basis: Basis
  /** Where it came from: a form, a file, a system. */
  readonly source: string
  readonly wording?: string
  /** Who recorded it, in words that stay true: a name, "API". */
  readonly actor: string
}

// What was withdrawn is never granted again here: only the person can do that. The same proof is kept once.
const text = `
with given as (
  select * from unnest($2::bigint[], $3::consent_state[], $4::timestamptz[]) as g(prospect_id, state, at)
), fitting as (
  select g.* from given g
  join prospect p on p.workspace_id = $1 and p.id = g.prospect_id
  where (g.state = 'withdrawn' or p.consent <> 'withdrawn')
    and not exists (select 1 from consent c where c.workspace_id = $1 and c.prospect_id = g.prospect_id
      and c.state = g.state and c.basis = $5 and c.source = $6)
), proof as (
  insert into consent (workspace_id, prospect_id, state, basis, source, wording, actor, at)
  select $1, prospect_id, state, $5, $6, $7, $8, at from fitting
)
update prospect p set consent = f.state
from fitting f
where p.workspace_id = $1 and p.id = f.prospect_id and p.consent <> f.state`

/** Keeps the proof of consents given or refused, and the state that follows from it. */
export async function recordConsent(
  client: pg.ClientBase,
  workspaceId: number,
  consents: readonly ConsentToRecord[],
  { basis, source, wording = '', actor }: ConsentSource,
): Promise<void> {
  if (consents.length === 0) return
  await client.query({
    name: 'record-consent',
    text,
    values: [
      workspaceId,
      consents.map(({ prospectId }) => prospectId),
      consents.map(({ state }) => state),
      consents.map(({ at }) => at),
      basis,
      source,
      wording,
      actor,
    ],
  })
}
