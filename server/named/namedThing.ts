import type pg from 'pg'
import { isTaken } from '#server/database/isTaken.ts'
import { findUsers } from '#server/programs/findUsers.ts'
import { Refusal, type RefusalCode } from '#server/refusal.ts'

// Segments, topics and forms are alike in this: they have a name of their own in the workspace, are archived and not
// deleted, and are not archived while a program uses them.

export type NamedThing = 'segment' | 'topic' | 'form'

const missing: Readonly<Record<NamedThing, RefusalCode>> = {
  segment: 'notFound.segment',
  topic: 'notFound.topic',
  form: 'notFound.form',
}

/** A second thing of the same name is refused, whatever statement would make it. */
export async function refuseTaken<T>(name: string, work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    if (isTaken(error)) throw new Refusal('name.taken', { name }, { field: 'name' })
    throw error
  })
}

/** Locks the thing until the transaction ends. */
export async function lockNamed(
  client: pg.ClientBase,
  workspaceId: number,
  kind: NamedThing,
  id: number,
): Promise<void> {
  // `kind` is one of three words of ours.
  const { rowCount } = await client.query(`select 1 from ${kind} where workspace_id = $1 and id = $2 for update`, [
    workspaceId,
    id,
  ])
  if (!rowCount) throw new Refusal(missing[kind])
}

export async function renameNamed(
  client: pg.ClientBase,
  workspaceId: number,
  kind: NamedThing,
  { id, name }: { id: number; name: string },
): Promise<void> {
  const { rowCount } = await refuseTaken(
    name,
    client.query(`update ${kind} set name = $3 where workspace_id = $1 and id = $2`, [workspaceId, id, name]),
  )
  if (!rowCount) throw new Refusal(missing[kind])
}

/** Takes the thing out of use, or brings it back. One that a program uses is not archived. */
export async function archiveNamed(
  client: pg.ClientBase,
  workspaceId: number,
  kind: NamedThing,
  { id, archived }: { id: number; archived: boolean },
): Promise<void> {
  await lockNamed(client, workspaceId, kind, id)
  const users = archived ? await findUsers(client, workspaceId, { ref: kind, id }) : []
  if (users.length > 0) throw new Refusal('thing.inUse', { programs: users.map(({ name }) => name).join(', ') })
  await client.query(
    `update ${kind} set archived_at = case when $3 then coalesce(archived_at, now()) end
     where workspace_id = $1 and id = $2`,
    [workspaceId, id, archived],
  )
}
