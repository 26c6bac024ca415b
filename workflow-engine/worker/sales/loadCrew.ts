import type pg from 'pg'

type Role = 'owner' | 'marketer' | 'sales' | 'viewer'

/** Who works in a workspace, the longest-standing first. */
export interface Crew {
  readonly has: (userId: string) => boolean
  /** Members with one of the roles, of the first role that anybody has. */
  readonly firstOf: (...roles: Role[]) => readonly string[]
}

const text = `select user_id, role::text from member where workspace_id = $1 order by created_at, user_id`

export async function loadCrew(client: pg.ClientBase, workspaceId: number): Promise<Crew> {
  const { rows } = await client.query<[string, Role]>({
    name: 'loadCrew',
    text,
    values: [workspaceId],
    rowMode: 'array',
  })
  const everybody = new Set(rows.map(([userId]) => userId))
  return {
    has: (userId) => everybody.has(userId),
    firstOf(...roles) {
      for (const wanted of roles) {
        const found = rows.filter(([, role]) => role === wanted).map(([userId]) => userId)
        if (found.length > 0) return found
      }
      return []
    },
  }
}
