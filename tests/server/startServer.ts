import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { pino } from 'pino'
import { startWorker } from '#engine/worker/startWorker.ts'
import { createApp } from '#server/app.ts'
import { hashPassword } from '#server/auth/passwordHash.ts'
import { fieldsOf } from '#server/http/createContext.ts'
import { openImports } from '#server/imports/openImports.ts'
import { appRouter } from '#server/router.ts'
import type { Context, SignedIn } from '#server/trpc.ts'
import type { Role } from '#server/workspace/role.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'

export const signingKey = 'a-signing-key-for-tests-0123456789abcdef'
export const goodPassword = 'ruusuköynnös kuu 7'

/** What links in emails begin with. */
export const atHome = 'http://polku.test'

/** A server on a database of its own, with its import room open. */
export interface TestServer {
  readonly db: TestDatabase
  readonly url: string
  stop(): Promise<void>
}

/** @param worker whether programs and mail are worked through as well */
export async function startServer({ worker = false, publicUrl = atHome } = {}): Promise<TestServer> {
  const db = await freshDatabase()
  const log = pino({ level: 'silent' })
  const database = { pool: db.pool, prisma: db.prisma, close: async () => {} }
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'polku-test-data-'))
  const imports = await openImports({ database, dataDir, signingKey, log })
  const running = worker ? startWorker({ pool: db.pool, signingKey, env: { publicUrl, smtpUrl: null }, log }) : null
  const app = createApp({
    database,
    env: { publicUrl, production: true, trustProxy: 0 },
    signingKey,
    authSecret: 'an-auth-secret-for-tests-0123456789abcdef',
    demo: null,
    log,
  })
  const server: Server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    db,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections()
      server.close()
      await running?.stop()
      await imports.close()
      await rm(dataDir, { recursive: true, force: true })
      await db.drop()
    },
  }
}

// Slow on purpose, so once.
const hash = hashPassword(goodPassword)

/** A workspace with one member of every role, and who they are. */
export async function makeWorkspace(db: TestDatabase, name: string, { sandbox = true } = {}) {
  const workspace = await db.prisma.workspace.create({
    data: { name, sandbox, senderName: 'Anna Laine', senderEmail: 'anna@smartrekry.test', postalAddress: 'Katu 1' },
  })
  const people = {} as Record<Role, SignedIn>
  for (const role of ['viewer', 'sales', 'marketer', 'owner'] as const) {
    const email = `${role}.${workspace.id}@smartrekry.test`
    const user = { id: `${role}-${workspace.id}`, name: `${role} of ${name}`, email, language: 'en' as const }
    const password = await hash
    const account = { id: user.id, accountId: user.id, providerId: 'credential', password }
    await db.prisma.user.create({ data: { ...user, accounts: { create: account } } })
    await db.prisma.member.create({ data: { workspaceId: workspace.id, userId: user.id, role } })
    people[role] = user
  }
  return { id: workspace.id, people }
}

/** The procedures, called as this user without HTTP, from an open page if need be. */
export function callAs(db: TestDatabase, user: SignedIn | null, tab: string | null = null) {
  const context: Context = {
    database: { pool: db.pool, prisma: db.prisma, close: async () => {} },
    user,
    tab,
    language: user?.language ?? 'en',
    publicUrl: atHome,
    signingKey,
    demo: null,
    requestId: 'test',
    log: pino({ level: 'silent' }),
    fieldsOf,
  }
  return appRouter.createCaller(context)
}
