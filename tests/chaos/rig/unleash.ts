import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Examination, examine } from '#engine/doctor/examine.ts'
import { ensureSigningKey } from '#engine/worker/ensureSigningKey.ts'
import { connect } from '#server/database/connect.ts'
import { migrate } from '#server/database/migrate.ts'
import { ChaosPostgres } from './ChaosPostgres.ts'
import { ChaosWorld } from './ChaosWorld.ts'
import { Dice } from './Dice.ts'
import { Fleet, type Hand, type Role } from './Fleet.ts'
import { HostileSink } from './HostileSink.ts'

export interface ChaosPlan {
  readonly seed: number
  readonly people: number
  /** Processes that are killed with -9, one at a time. */
  readonly kills: number
  /** How often all of them are killed at once. */
  readonly massacres: number
  readonly restarts: number
  /** SIGSTOP beyond the lease, by taking time off the leases. */
  readonly pauses: number
  /** SIGSTOP beyond the lease, by waiting that long. */
  readonly longPauses: number
  /** Single connections that break. */
  readonly cuts: number
  readonly hands: readonly Role[]
  /** Milliseconds from one fault to the next. */
  readonly between: readonly [number, number]
  /** Milliseconds after which it is given up. */
  readonly limit: number
  readonly say?: (line: string) => void
}

/** A message in doubt. */
export interface Doubt {
  readonly id: number
  readonly why: string
  /** The mail server hung up after its dot; otherwise its sender was killed. */
  readonly ofSink: boolean
  /** The mail server has it. */
  readonly delivered: boolean
}

export interface Aftermath {
  readonly examination: Examination
  readonly walked: number
  readonly lost: readonly string[]
  readonly kills: number
  readonly restarts: number
  readonly doubts: readonly Doubt[]
  /** What kills may have left in doubt: what was in flight at them, together. */
  readonly inFlightAtKills: ReadonlySet<number>
  /** Kills at which the database was away, and nobody can say what was in flight. */
  readonly blindKills: number
  readonly complaints: readonly string[]
  readonly states: Readonly<Record<string, number>>
  readonly deeds: ReadonlyMap<string, number>
  readonly seconds: number
  /** False when it was given up before everything had come to rest. */
  readonly settled: boolean
}

const MINUTE = 60_000
/** Until a statement that Postgres had already been sent is done. */
const ECHO = 60
/** Longer than the lease of 60 seconds. */
const LONG_PAUSE = 66_000

/** Lets everything that can go wrong go wrong, waits until all is quiet, and looks at what is left. */
export async function unleash(plan: ChaosPlan): Promise<Aftermath> {
  const begun = performance.now()
  const { say = () => undefined } = plan
  const folder = mkdtempSync(path.join(os.tmpdir(), 'polku-chaos-'))
  chmodSync(folder, 0o711)
  const postgres = await ChaosPostgres.start(folder)
  const sink = new HostileSink(plan.seed)
  const smtpUrl = await sink.listen()
  await migrate(postgres.url)
  const database = connect(postgres.url, { connections: 6, onIdleError: () => undefined })
  const fleet = new Fleet({ DATABASE_URL: postgres.url, SMTP_URL: smtpUrl, PUBLIC_URL: 'https://polku.example' })
  try {
    const dice = new Dice(plan.seed)
    const world = await ChaosWorld.make(database.pool, plan.people, dice, await ensureSigningKey(database.pool))
    for (const role of plan.hands) fleet.start(role)
    const atKills = await wreak(plan, dice, { postgres, world, fleet, say })
    say(`the faults are over after ${seconds(begun)} s: waiting until all is quiet`)
    const settled = await calmDown(world, begun + plan.limit)
    const unclean = await fleet.end()
    say(`all is quiet after ${seconds(begun)} s: looking at everything`)
    await database.pool.query('analyze')
    const examination = await examine(database.pool, { workspaceId: world.workspaceId, sink: sink.log })
    return {
      examination,
      ...(await world.compareWays()),
      ...(await doubts(world, sink)),
      kills: fleet.kills,
      restarts: postgres.restarts,
      inFlightAtKills: atKills.inFlight,
      blindKills: atKills.blind,
      complaints: [...fleet.complaints, ...unclean],
      states: await statesOf(world),
      deeds: sink.deeds,
      seconds: seconds(begun),
      settled,
    }
  } finally {
    await fleet.end(1000)
    await database.close().catch(() => undefined)
    await sink.close()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Stage {
  readonly postgres: ChaosPostgres
  readonly world: ChaosWorld
  readonly fleet: Fleet
  readonly say: (line: string) => void
}

type Deed = 'kill' | 'massacre' | 'restart' | 'pause' | 'longPause' | 'cut' | 'clock' | 'leave' | 'join'

/** All faults of the plan in an order that hangs on the seed, with the program's people joining in the first half of it.
 *  @returns what was in flight when senders were killed or stopped */
async function wreak(plan: ChaosPlan, dice: Dice, { postgres, world, fleet, say }: Stage) {
  const joins = 12
  const times = (n: number, deed: Deed): Deed[] => Array(n).fill(deed)
  const faults = (share: number): Deed[] => [
    ...times(Math.round(plan.kills * share), 'kill'),
    ...times(Math.round(plan.massacres * share), 'massacre'),
    ...times(Math.round(plan.restarts * share), 'restart'),
    ...times(Math.round(plan.pauses * share), 'pause'),
    ...times(Math.round(plan.cuts * share), 'cut'),
    ...times(Math.round(plan.longPauses * share), 'longPause'),
    ...times(15, 'clock'),
    ...times(3, 'leave'),
  ]
  const deeds = [...dice.shuffle([...times(joins, 'join'), ...faults(0.5)]), ...dice.shuffle(faults(0.5))]
  const leaving = world.guests.filter(({ leaves }) => leaves)
  const eachTime = Math.ceil(world.guests.length / joins)
  const long: Promise<void>[] = []
  let joined = 0
  let gone = 0
  const inFlight = new Set<number>()
  let blind = 0
  /** What a sender that was just killed or stopped leaves in flight. */
  const look = async ({ role }: Hand) => {
    if (role !== 'sender') return
    await pause(ECHO)
    const ids = await world.inFlight()
    if (ids === null) blind++
    for (const id of ids ?? []) inFlight.add(id)
  }
  const kill = (hand: Hand) => fleet.kill(hand, () => look(hand))
  for (const [n, deed] of deeds.entries()) {
    if (n % 25 === 0) say(`${n} of ${deeds.length} deeds done, ${joined} people inside`)
    if (deed === 'kill') await kill(dice.pick(await spare(fleet)))
    else if (deed === 'massacre') for (const hand of fleet.all) await kill(hand)
    else if (deed === 'restart') await postgres.restart(dice.between(0, 1500))
    else if (deed === 'cut') await world.cutOne()
    else if (deed === 'clock') await world.moveClock(dice.between(3, 15) * MINUTE)
    else if (deed === 'join') {
      await world.welcome(world.guests.slice(joined, joined + eachTime))
      joined = Math.min(joined + eachTime, world.guests.length)
    } else if (deed === 'leave') {
      const some = leaving.slice(gone, gone + Math.ceil(leaving.length / 6))
      gone += some.length
      for (const guest of some) await world.unsubscribe(guest)
    } else {
      const hand = dice.pick(await spare(fleet))
      fleet.freeze(hand)
      await look(hand)
      const length = deed === 'pause' ? dice.between(200, 2500) : LONG_PAUSE
      if (deed === 'pause') await world.ageLeases()
      const thawing = pause(length).then(() => fleet.thaw(hand))
      if (deed === 'pause') await thawing
      else long.push(thawing)
    }
    await pause(dice.between(...plan.between))
  }
  await Promise.all(long)
  if (joined < world.guests.length) await world.welcome(world.guests.slice(joined))
  return { inFlight, blind }
}

/** Those whose work others of their kind go on with; waits until there are some. */
async function spare(fleet: Fleet): Promise<readonly Hand[]> {
  for (let tries = 0; tries < 300; tries++) {
    if (fleet.spare.length > 0) return fleet.spare
    await pause(100)
  }
  throw new Error('The processes do not come up.')
}

/** No more faults but those of the mail server; the clock goes on to whatever is due next. */
async function calmDown(world: ChaosWorld, until: number): Promise<boolean> {
  let before = -1
  for (let same = 0; performance.now() < until; ) {
    const next = await world.untilNext()
    if (next === null) return true
    // Retries come one by one, minutes apart; nobody becomes a day late by ten minutes.
    if (next > 0) await world.moveClock(Math.max(Math.ceil(next), 10 * MINUTE))
    const open = await world.openMail()
    same = open === before ? same + 1 : 0
    before = open
    // Nothing goes on any more: what is left are the leases of those who were killed.
    if (same >= 5) await world.ageLeases()
    await pause(200)
  }
  return false
}

async function doubts({ pool, workspaceId }: ChaosWorld, sink: HostileSink) {
  const { rows } = await pool.query<{ id: number; message_id: string; why: string }>(
    `select id::float8, message_id, failure as why from message where workspace_id = $1 and state = 'inDoubt' order by id`,
    [workspaceId],
  )
  return {
    doubts: rows.map(({ id, message_id, why }) => ({
      id,
      why,
      ofSink: sink.cut.has(message_id),
      delivered: (sink.log.get(message_id)?.copies ?? 0) > 0,
    })),
  }
}

async function statesOf({ pool, workspaceId }: ChaosWorld): Promise<Record<string, number>> {
  const { rows } = await pool.query<{ state: string; n: number }>(
    'select state::text, count(*)::int as n from message where workspace_id = $1 group by 1 order by 1',
    [workspaceId],
  )
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]))
}

const seconds = (begun: number): number => Math.round((performance.now() - begun) / 100) / 10
