import type pg from 'pg'
import type { Known, Named } from '#engine/program/rules/drawing.ts'

interface Row {
  readonly what: 'list' | 'file' | 'member' | 'sender'
  readonly id: number
  readonly text: string
  readonly archived: boolean
}

const text = `
select 'list' as what, id, name as text, archived_at is not null as archived from list where workspace_id = $1
union all
select 'file', id, name, archived_at is not null from file where workspace_id = $1
union all
select 'member', 0, user_id, false from member where workspace_id = $1
union all
select 'sender', 0, sender_email, false from workspace where workspace_id = $1`

/** What the workspace has that drawings may point to. */
export async function loadKnown(client: Pick<pg.ClientBase, 'query'>, workspaceId: number): Promise<Known> {
  const { rows } = await client.query<Row>({ name: 'load-known', text, values: [workspaceId] })
  const lists = new Map<number, Named>()
  const files = new Map<number, Named>()
  const members = new Set<string>()
  let senderEmail = ''
  for (const row of rows) {
    if (row.what === 'list') lists.set(row.id, { name: row.text, archived: row.archived })
    else if (row.what === 'file') files.set(row.id, { name: row.text, archived: row.archived })
    else if (row.what === 'member') members.add(row.text)
    else senderEmail = row.text
  }
  return { lists, files, members, senderEmail }
}
