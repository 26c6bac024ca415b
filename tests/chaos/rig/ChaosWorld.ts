import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { dueWork } from '#engine/intake/dueWork.ts'
import { joinList } from '#engine/intake/joinList.ts'
import { notifyWork } from '#engine/intake/notifyWork.ts'
import { recordEvents } from '#engine/intake/recordEvents.ts'
import { isPassing } from '#engine/worker/failure.ts'
import { endMail } from '#server/prospects/endMail.ts'
import { addFile, addList, addMember, addProgram, addProspects, addWorkspace, within } from '#tests/worker/ground.ts'
import { chaosProgram, wayOf } from './chaosProgram.ts'
import type { Dice } from './Dice.ts'

/** Somebody in the program, and what is known ahead of the way. */
export interface Guest {
  readonly id: number
  readonly email: string
  readonly downloads: boolean
  readonly scores: boolean
  /** Unsubscribes at some moment on the way. */
  readonly leaves: boolean
}

interface Ground {
  readonly pool: pg.Pool
  readonly workspaceId: number
  readonly guests: readonly Guest[]
  readonly listId: number
  readonly fileId: number
  readonly signingKey: string
}

/**
 * A workspace on real time with the program, its people, and what the world does to them. Whatever is asked of it is asked
 * again while the database is away, as a browser or another system would.
 *
 * Time is moved by `clock_ahead_ms`, which everything that knows workspace time reads, as a sandbox's clock is; each move is
 * written into the audit log. Leases are real time: `ageLeases` takes 16 minutes off them, as if every process had stood
 * still for so long, those included that are in the middle of a mail.
 */
export class ChaosWorld {
  readonly pool: pg.Pool
  readonly workspaceId: number
  readonly guests: readonly Guest[]
  readonly #listId: number
  readonly #fileId: number
  readonly #signingKey: string

  private constructor({ pool, workspaceId, guests, listId, fileId, signingKey }: Ground) {
    this.pool = pool
    this.workspaceId = workspaceId
    this.guests = guests
    this.#listId = listId
    this.#fileId = fileId
    this.#signingKey = signingKey
  }

  static async make(pool: pg.Pool, people: number, dice: Dice, signingKey: string): Promise<ChaosWorld> {
    const workspaceId = await addWorkspace(pool, { sandbox: false })
    const listId = await addList(pool, workspaceId, 'Downloaded the guide')
    const fileId = await addFile(pool, workspaceId, 'The second guide')
    for (const name of ['liisa', 'antti', 'sven']) await addMember(pool, workspaceId, name, 'sales')
    await addMember(pool, workspaceId, 'mia', 'marketer')
    const programId = await addProgram(pool, workspaceId, chaosProgram({ listId, fileId }))
    await pool.query(
      `insert into audit (workspace_id, actor, action, subject, details)
       values ($1, 'user:mia', 'program.publish', 'program ' || $2::int, '{"version":1}')`,
      [workspaceId, programId],
    )
    await addProspects(pool, workspaceId, people)
    // At forty companies, so that no mail server is everybody's.
    await pool.query(
      `update prospect set email = replace(email, 'varis', 'varis' || id % 40),
         email_key = replace(email_key, 'varis', 'varis' || id % 40) where workspace_id = $1`,
      [workspaceId],
    )
    const { rows } = await pool.query<{ id: number; email: string }>(
      'select id::float8, email from prospect where workspace_id = $1 order by id',
      [workspaceId],
    )
    const guests = rows.map((row) => ({
      ...row,
      downloads: dice.next() < 0.4,
      scores: dice.next() < 0.5,
      leaves: dice.next() < 0.02,
    }))
    const scoring = guests.filter(({ scores }) => scores).map(({ id }) => id)
    await pool.query('update prospect set score = 50 where workspace_id = $1 and id = any ($2)', [workspaceId, scoring])
    return new ChaosWorld({ pool, workspaceId, guests, listId, fileId, signingKey })
  }

  /** Some more join, and those of them who download do so at once. Said twice, it happens once. */
  async welcome(guests: readonly Guest[]): Promise<void> {
    const { pool, workspaceId } = this
    const listId = this.#listId
    const fileId = this.#fileId
    const ids = guests.map(({ id }) => id)
    await insist(() =>
      within(pool, async (client) => joinList(client, workspaceId, listId, ids, await nowIn(client, workspaceId))),
    )
    await insist(() =>
      within(pool, async (client) => {
        const at = await nowIn(client, workspaceId)
        const downloads = guests.filter((guest) => guest.downloads)
        await recordEvents(
          client,
          workspaceId,
          downloads.map(({ id }) => ({
            key: `download ${id}`,
            prospectId: id,
            type: 'file.downloaded',
            properties: {},
            fileId,
            at,
          })),
        )
      }),
    )
  }

  async unsubscribe({ id, email }: Guest): Promise<void> {
    const { pool, workspaceId } = this
    await insist(() =>
      within(pool, async (client) => {
        const now = await nowIn(client, workspaceId)
        await endMail(client, this.#signingKey, {
          workspaceId,
          prospectId: id,
          addresses: [email],
          actor: 'prospect',
          now,
        })
      }),
    )
  }

  async moveClock(ms: number): Promise<void> {
    await insist(() =>
      within(this.pool, async (client) => {
        await client.query('update workspace set clock_ahead_ms = clock_ahead_ms + $2 where workspace_id = $1', [
          this.workspaceId,
          ms,
        ])
        await client.query(
          `insert into audit (workspace_id, actor, action, subject, details)
           values ($1, 'user:mia', 'clock.advance', 'workspace', jsonb_build_object('ms', $2::float8))`,
          [this.workspaceId, ms],
        )
        await notifyWork(client, this.workspaceId)
      }),
    )
  }

  /** Everybody who holds a lease has stood still for longer than it lasts. What somebody holds in a transaction is let be:
   *  Postgres sees to those who stand still in one. */
  async ageLeases(): Promise<void> {
    for (const table of ['message', 'webhook_call'])
      await insist(() =>
        this.pool.query(
          `update ${table} set lease_until = lease_until - interval '16 minutes'
           where workspace_id = $1 and id in (
             select id from ${table} where workspace_id = $1 and lease_until > now() for update skip locked)`,
          [this.workspaceId],
        ),
      )
  }

  /** Mail whose last byte may have left and of which nothing more is known; null when the database does not say. */
  async inFlight(): Promise<number[] | null> {
    const { rows } = await this.pool
      .query<{ id: number }>(`select id::float8 from message where workspace_id = $1 and state = 'dot'`, [
        this.workspaceId,
      ])
      .catch(() => ({ rows: null }))
    return rows?.map(({ id }) => id) ?? null
  }

  /** Mail that is not yet at its end. */
  async openMail(): Promise<number> {
    const { rows } = await insist(() =>
      this.pool.query<{ n: number }>(
        `select count(*)::int as n from message where workspace_id = $1 and state in ('pending', 'claimed', 'dot')`,
        [this.workspaceId],
      ),
    )
    return rows[0]?.n ?? 0
  }

  /** One connection of the workers breaks, wherever it is. */
  async cutOne(): Promise<void> {
    await this.pool
      .query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where application_name in ('polku worker', 'polku sender') order by random() limit 1`,
      )
      .catch(() => undefined)
  }

  /** Milliseconds until something is due that is not yet; 0 while something is due; null when nothing is left to do. */
  async untilNext(): Promise<number | null> {
    const due = await insist(() => within(this.pool, (client) => dueWork(client, this.workspaceId)))
    if (Object.values(due).some((n) => n > 0)) return 0
    const { rows } = await insist(() =>
      this.pool.query<{ ms: number | null; open: number }>(
        `select date_part('epoch', least(
             (select min(due_at) from enrollment where workspace_id = $1 and status = 'waiting'),
             (select min(due_at) from message where workspace_id = $1 and state in ('pending', 'claimed'))
           ) - workspace_now($1)) * 1000 as ms,
           (select count(*) from message where workspace_id = $1 and state in ('claimed', 'dot'))::int as open`,
        [this.workspaceId],
      ),
    )
    const { ms = null, open = 0 } = rows[0] ?? {}
    return ms === null ? (open > 0 ? 0 : null) : Math.max(0, ms)
  }

  /** Where everybody has come to, against the way that everybody must have gone. */
  async compareWays(): Promise<{ walked: number; lost: string[] }> {
    const { rows } = await this.pool.query<{
      id: number
      enrollments: number
      way: string | null
      status: string | null
    }>(
      `select p.id::float8, count(e.id)::int as enrollments, min(e.status::text) as status, min(s.way) as way
       from prospect p
       left join enrollment e on e.workspace_id = $1 and e.prospect_id = p.id
       left join lateral (select string_agg(node_id || '.' || outlet, ' ' order by visit) as way
         from step where workspace_id = $1 and enrollment_id = e.id) s on true
       where p.workspace_id = $1 group by p.id`,
      [this.workspaceId],
    )
    const found = new Map(rows.map((row) => [row.id, row]))
    const lost = this.guests.flatMap((guest) => {
      const row = found.get(guest.id)
      const right = row?.enrollments === 1 && row.status === 'ended' && row.way === wayOf(guest)
      return right ? [] : [`prospect ${guest.id}: ${row?.enrollments} enrollments, ${row?.status}, ${row?.way}`]
    })
    return { walked: rows.length - lost.length, lost }
  }
}

async function nowIn(client: pg.ClientBase, workspaceId: number): Promise<Date> {
  const { rows } = await client.query<{ now: Date }>('select workspace_now($1) as now', [workspaceId])
  return (rows[0] as { now: Date }).now
}

/** Until the database is there again. */
async function insist<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++)
    try {
      return await work()
    } catch (error) {
      const down = error instanceof Error && /ECONNREFUSED|starting up|not yet accepting/.test(error.message)
      if (attempt > 300 || !(isPassing(error) || down)) throw error
      await pause(100)
    }
}
