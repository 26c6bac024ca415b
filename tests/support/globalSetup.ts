import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '#server/database/embedded.ts'
import { migrate } from '#server/database/migrate.ts'
import { databaseUrl } from './databaseUrl.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** May create databases. */
    adminUrl: string
    /** The name of a migrated, empty database to clone. */
    template: string
  }
}

/**
 * One Postgres a run, without fsync, and in it one migrated database that every test file clones (database.ts).
 * TEST_DATABASE_URL names a server to use instead, as somebody who may create databases.
 */
export default async function globalSetup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL
  const server = given ? { url: given, stop: async () => undefined } : await startThrowaway()
  const template = `polku_template_${process.pid}`

  const admin = new pg.Client({ connectionString: server.url })
  await admin.connect()
  await admin.query(`drop database if exists ${template} with (force)`)
  await admin.query(`create database ${template}`)
  await migrate(databaseUrl(server.url, template))

  project.provide('adminUrl', server.url)
  project.provide('template', template)
  return async () => {
    await admin.query(`drop database if exists ${template} with (force)`)
    await admin.end()
    await server.stop()
  }
}

async function startThrowaway() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'polku-test-'))
  chmodSync(folder, 0o711)
  const server = await startEmbedded(path.join(folder, 'postgres'), { durable: false })
  return {
    url: server.url,
    async stop() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
