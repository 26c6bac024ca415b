import pg from 'pg'
import type { Floor } from '../engine/floor.ts'

/** What every peer is told. */
export interface PeerOrder {
  readonly url: string
  readonly floor: Floor
  /** Whom it carries, from the first prospect on. */
  readonly people: number
  readonly redisPort?: number
}

export type StepName =
  | 'blog'
  | 'wait1'
  | 'guide'
  | 'wait2'
  | 'branch'
  | 'handOff'
  | 'tellSeller'
  | 'video'
  | 'wait3'
  | 'tellMarketing'

/** A person's place in the program, as a job carries it. */
export interface Place {
  readonly person: number
  readonly step: StepName
}

/**
 * What the steps of the reference program do to the world, for peers: each is one statement that commits by itself, and
 * writes the very rows that our engine writes there (outbox, lead, owner, notification). The ledger and the counters are
 * left out, and a wait is over when it begins: generous to peers.
 */
export class Effects {
  readonly pool: pg.Pool
  readonly #floor: Floor
  #turn = 0

  constructor({ url, floor }: PeerOrder, connections: number) {
    this.pool = new pg.Pool({ connectionString: url, max: connections })
    this.#floor = floor
  }

  /** Takes one step. @returns the next one; null at the end */
  async take({ person, step }: Place): Promise<StepName | null> {
    switch (step) {
      case 'blog':
        await this.email(person, 1, 'blog', 'a')
        return 'wait1'
      case 'wait1':
        return 'guide'
      case 'guide':
        await this.email(person, 3, 'guide', person % 4 < 2 ? 'a' : 'b')
        return 'wait2'
      case 'wait2':
        return 'branch'
      case 'branch':
        return (await this.hasDownloaded(person)) ? 'handOff' : 'video'
      case 'handOff':
        await this.handOff(person)
        return 'tellSeller'
      case 'tellSeller':
        await this.tell(person, 7, 'tellSeller', 'leadForYou', null)
        return null
      case 'video':
        await this.email(person, 6, 'video', 'a')
        return 'wait3'
      case 'wait3':
        return 'tellMarketing'
      case 'tellMarketing':
        await this.tell(person, 8, 'tellMarketing', 'programNote', this.#floor.marketer)
        return null
    }
  }

  async email(person: number, visit: number, node: string, variant: string): Promise<void> {
    const { workspaceId, programId } = this.#floor
    await this.pool.query({
      name: 'email',
      text: email,
      values: [workspaceId, person, visit, programId, node, variant],
    })
  }

  async hasDownloaded(person: number): Promise<boolean> {
    const { workspaceId, fileId } = this.#floor
    const { rowCount } = await this.pool.query({
      name: 'downloaded',
      text: downloaded,
      values: [workspaceId, person, fileId],
    })
    return rowCount === 1
  }

  async handOff(person: number): Promise<void> {
    const { workspaceId, programId, sellers, fileId } = this.#floor
    const reasons = JSON.stringify([{ code: 'downloaded', params: { fileId, file: 'The second guide' } }])
    const seller = sellers[this.#turn++ % sellers.length]
    await this.pool.query({ name: 'handOff', text: handOff, values: [workspaceId, person, programId, seller, reasons] })
  }

  /** @param to null: whoever looks after the person */
  async tell(person: number, visit: number, node: string, template: string, to: string | null): Promise<void> {
    const { workspaceId, programId } = this.#floor
    await this.pool.query({
      name: 'tell',
      text: tell,
      values: [workspaceId, person, visit, programId, node, template, to],
    })
  }
}

const email = `
insert into message (workspace_id, kind, enrollment_id, visit, effect, program_id, version, node_id, variant_id, prospect_id, due_at)
values ($1, 'marketing', $2, $3, 0, $4, 1, $5, $6, $2, now())`

const downloaded = `
select 1 from event
where workspace_id = $1 and prospect_id = $2 and type = 'file.downloaded' and file_id = $3 limit 1`

const handOff = `
with born as (
  insert into lead (workspace_id, prospect_id, program_id, version, node_id, enrollment_id, visit, owner_id, reasons,
    contact_by, created_at, updated_at)
  values ($1, $2, $3, 1, 'handOff', $2, 6, $4, $5, now() + interval '24 hours', now(), now())
)
update prospect set owner_id = $4, stage = greatest(stage, 'lead') where workspace_id = $1 and id = $2`

const tell = `
with told as (
  select coalesce($7, p.owner_id) as user_id, jsonb_build_object('prospectId', p.id,
    'name', trim(p.first_name || ' ' || p.last_name), 'company', p.company, 'program', 'Guide follow-up',
    'programId', $4::int, 'message', 'About the second guide.', 'urgent', false, 'email', p.email) as params
  from prospect p where p.workspace_id = $1 and p.id = $2
), inside as (
  insert into notification (workspace_id, user_id, kind, params, link, at)
  select $1, user_id, $6, params, '/w/' || $1 || '/prospects/' || $2::bigint, now() from told
)
insert into message (workspace_id, kind, enrollment_id, visit, effect, program_id, version, node_id, prospect_id, user_id,
  payload, due_at, priority)
select $1, 'system', $2, $3, 0, $4, 1, $5, $2, user_id, jsonb_build_object('template', $6::text, 'params', params), now(), 100
from told`
