import type pg from 'pg'
import { enrollEach } from '../../intake/enroll.ts'
import { dayAt } from '../../nodes/calendar.ts'
import { inTransaction } from '../inTransaction.ts'
import { type OpenWorkspace, openWorkspace } from '../openWorkspace.ts'
import { type Dated, findDated } from './findDated.ts'
import { lookableUntil } from './lookableUntil.ts'
import { saveLooks } from './saveLooks.ts'
import { type DateEntry, takeDateEntries } from './takeDateEntries.ts'

export interface Calendar {
  readonly pool: pg.Pool
  /** Instead of the workspaces' own clocks. */
  readonly now?: Date
  /** For tests: everything is written and nothing committed. */
  readonly beforeCommit?: () => Promise<void>
}

/**
 * Lets in whose date has come since an entry by date was last looked at.
 *
 * Y1. Everybody enters at the moment itself, however late it is seen: a worker that was away lets them in as if it had
 *     been there.
 * Y2. A moment is looked at once: what has been looked at moves in the transaction that lets people in.
 * Y3. In a sandbox the earliest moment comes first, and the next one after all that it brought about: a jump of a year
 *     is the same as a year.
 *
 * @returns how many entries were looked at; 0: none had to be, or others look at them
 */
export function enterByDate({ pool, now, beforeCommit }: Calendar, workspaceId: number): Promise<number> {
  return inTransaction(pool, async (client) => {
    const workspace = await openWorkspace(client, workspaceId, now)
    if (!workspace) return 0
    const entries = await takeDateEntries(client, workspace, workspace.sandbox ? 1000 : 1)
    const fresh = entries.filter(({ lookedUntil }) => lookedUntil === null)
    if (fresh.length > 0) await saveLooks(client, workspaceId, fresh, workspace.now)
    const until = await lookableUntil(client, workspace)
    const begun = entries.filter(({ lookedUntil }) => lookedUntil !== null && lookedUntil < until)
    if (begun.length === 0) return fresh.length
    const come = await comeSince(client, workspace, begun, until)
    const earliest = new Date(Math.min(until.getTime(), ...come.map(({ people }) => firstOf(people))))
    const upTo = workspace.sandbox ? earliest : until
    for (const { entry, people } of come.sort((a, b) => a.entry.programId - b.entry.programId))
      await letIn(client, workspaceId, entry, people, upTo)
    await saveLooks(client, workspaceId, begun, upTo)
    await beforeCommit?.()
    return fresh.length + begun.length
  })
}

interface Come {
  readonly entry: DateEntry
  readonly people: readonly Dated[]
}

async function comeSince(
  client: pg.ClientBase,
  workspace: OpenWorkspace,
  entries: readonly DateEntry[],
  until: Date,
): Promise<Come[]> {
  const come: Come[] = []
  for (const entry of entries) {
    const { trigger, lookedUntil } = entry
    if (trigger === null || lookedUntil === null) continue
    come.push({ entry, people: await findDated(client, workspace, trigger, lookedUntil, until) })
  }
  return come
}

const firstOf = (people: readonly Dated[]) =>
  people.reduce((first, { at }) => Math.min(first, at.getTime()), Number.POSITIVE_INFINITY)

async function letIn(
  client: pg.ClientBase,
  workspaceId: number,
  { programId, version, nodeId }: DateEntry,
  people: readonly Dated[],
  upTo: Date,
): Promise<void> {
  const door = { workspaceId, programId, version, nodeId }
  const newcomers = people
    .filter(({ at }) => at <= upTo)
    .map(({ prospectId, at, zone }) => ({ prospectId, at, occasion: `date:${nodeId}:${dayAt(at, zone)}` }))
  for (let from = 0; from < newcomers.length; from += chunk)
    await enrollEach(client, door, newcomers.slice(from, from + chunk))
}

/** People a statement. */
const chunk = 5000
