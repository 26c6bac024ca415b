import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pino } from 'pino'
import { connect, type Database } from '#server/database/connect.ts'
import type { Scope } from '#server/scope.ts'
import type { Role } from '#server/workspace/role.ts'
import { freshDatabase } from '#tests/support/database.ts'

export const signingKey = 'test-signing-key-test-signing-key-test-sign'
export const publicUrl = 'https://polku.example'
export const log = pino({ level: process.env.TEST_LOG ?? 'silent' })

/** A database of one's own with workspaces to be somebody in. */
export interface World {
  readonly database: Database
  readonly url: string
  /** An empty folder, gone when the world is. */
  readonly folder: string
  /** Somebody with a role in a new workspace. */
  enter(options?: { role?: Role; sandbox?: boolean; name?: string }): Promise<Scope & { userId: string }>
  /** Somebody else in the workspace of that scope. */
  join(scope: Scope, options?: { role?: Role; name?: string }): Promise<Scope & { userId: string }>
  /** The rows of a query, for looking at what was written. */
  rows<Row extends object>(text: string, ...values: unknown[]): Promise<Row[]>
  end(): Promise<void>
}

export async function makeWorld(): Promise<World> {
  const fresh = await freshDatabase()
  const database = connect(fresh.url)
  const folder = mkdtempSync(path.join(os.tmpdir(), 'polku-people-'))
  let users = 0

  const join = async (workspaceId: number, role: Role, name: string) => {
    const userId = `user${++users}`
    await database.pool.query('insert into "user" (id, name, email, updated_at) values ($1, $2, $3, now())', [
      userId,
      name,
      `${userId}@sellers.example`,
    ])
    await database.pool.query('insert into member (workspace_id, user_id, role) values ($1, $2, $3)', [
      workspaceId,
      userId,
      role,
    ])
    const actor = { kind: 'user', id: userId, name } as const
    return { database, workspaceId, role, actor, language: 'en', publicUrl, signingKey, log, userId } as const
  }

  return {
    database,
    url: fresh.url,
    folder,
    async enter({ role = 'owner', sandbox = false, name = 'Anna' } = {}) {
      const { rows } = await database.pool.query<{ id: number }>(
        `insert into workspace (name, sandbox, sender_name, sender_email) values ('Smart Rekry Oy', $1, 'Smart Rekry', 'hello@smartrekry.example')
         returning workspace_id as id`,
        [sandbox],
      )
      return join(rows[0]?.id ?? 0, role, name)
    },
    join: (scope, { role = 'sales', name = 'Sami' } = {}) => join(scope.workspaceId, role, name),
    async rows(text, ...values) {
      return (await database.pool.query(text, values)).rows
    },
    async end() {
      await database.close()
      await fresh.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
