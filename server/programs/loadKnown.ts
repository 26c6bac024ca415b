import type pg from 'pg'
import type { Known, Named } from '#engine/program/rules/drawing.ts'

interface Row {
  readonly what: 'list' | 'file' | 'segment' | 'form' | 'topic' | 'program' | 'member' | 'sender'
  readonly id: number
  readonly text: string
  readonly archived: boolean
}

const text = `
select 'list' as what, id, name as text, archived_at is not null as archived from list where workspace_id = $1
union all
select 'file', id, name, archived_at is not null from file where workspace_id = $1
union all
select 'segment', id, name, archived_at is not null from segment where workspace_id = $1
union all
select 'form', id, name, archived_at is not null from form where workspace_id = $1
union all
select 'topic', id, name, archived_at is not null from topic where workspace_id = $1
union all
select 'program', id, name, archived_at is not null from program where workspace_id = $1
union all
select 'member', 0, user_id, false from member where workspace_id = $1
union all
select 'sender', 0, sender_email, false from workspace where workspace_id = $1`

/** What the workspace has that drawings may point to. */
export async function loadKnown(client: Pick<pg.ClientBase, 'query'>, workspaceId: number): Promise<Known> {
  const { rows } = await client.query<Row>({ name: 'load-known', text, values: [workspaceId] })
  const named = {
    list: new Map<number, Named>(),
    file: new Map<number, Named>(),
    segment: new Map<number, Named>(),
    form: new Map<number, Named>(),
    topic: new Map<number, Named>(),
    program: new Map<number, Named>(),
  }
  const members = new Set<string>()
  let senderEmail = ''
  for (const row of rows) {
    if (row.what === 'member') members.add(row.text)
    else if (row.what === 'sender') senderEmail = row.text
    else named[row.what].set(row.id, { name: row.text, archived: row.archived })
  }
  const { list: lists, file: files, segment: segments, form: forms, topic: topics, program: programs } = named
  return { lists, files, segments, forms, topics, programs, members, senderEmail }
}
