import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getImport } from '#server/imports/getImport.ts'
import { ImportRun, type StartedImport } from '#server/imports/ImportRun.ts'
import { importCsv } from '#server/imports/importCsv.ts'
import { importFile } from '#server/imports/importFile.ts'
import { openImports } from '#server/imports/openImports.ts'
import type { Scope } from '#server/scope.ts'
import { log, makeWorld, signingKey, type World } from './people-world.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world.end())

const people = 10_000

/** Every tenth row repeats an earlier address in capitals, every hundredth has no address. */
async function* file(): AsyncGenerator<Buffer> {
  yield Buffer.from('email;name;note\r\n')
  for (let n = 1; n <= people; n++) {
    const email = n % 100 === 0 ? 'nobody' : n % 10 === 0 ? `P${n - 5}@X.EXAMPLE` : `p${n}@x.example`
    yield Buffer.from(`${email};"Person, ${n}";"two\r\nlines"\r\n`)
  }
}
const expected = {
  rows: people,
  created: people * 0.9,
  updated: 0,
  unchanged: 0,
  duplicates: people * 0.09,
  rejected: people * 0.01,
}

/** Uploads and starts the file; of it, a batch at most is taken in here. */
async function start(scope: Scope): Promise<number> {
  const room = await openImports({ database: world.database, dataDir: world.folder, signingKey, log })
  const starting = importCsv(scope, { fileName: 'people.csv', content: file(), listId: await makeList(scope) })
  const { id } = await starting
  await room.close()
  return id
}

async function makeList(scope: Scope): Promise<number> {
  const [list] = await world.rows<{ id: number }>(
    `insert into list (workspace_id, name) values ($1, 'All') returning id`,
    scope.workspaceId,
  )
  return list?.id ?? 0
}

async function rowsPast(id: number, scope: Scope, rows: number): Promise<boolean> {
  const job = await getImport(scope, { id })
  return job.rows > rows || job.state !== 'running'
}

async function expectExact(scope: Scope, id: number): Promise<void> {
  expect(await getImport(scope, { id })).toMatchObject({ state: 'done', failure: null, ...expected })
  const [written] = await world.rows<object>(
    `select (select count(*)::int from prospect where workspace_id = $1) as people,
            (select count(*)::int from consent where workspace_id = $1) as consents,
            (select count(*)::int from list_member where workspace_id = $1) as members,
            (select count(*)::int from import_note where workspace_id = $1 and code = 'duplicate') as duplicates,
            (select count(*)::int from import_note where workspace_id = $1 and code = 'invalidEmail') as rejected,
            (select count(*)::int from import_seen where workspace_id = $1) as seen`,
    scope.workspaceId,
  )
  const { created, duplicates, rejected } = expected
  expect(written).toEqual({ people: created, consents: created, members: created, duplicates, rejected, seen: 0 })
  const [last] = await world.rows<{ row: number; line: number }>(
    'select row, line from import_note where workspace_id = $1 order by row desc limit 1',
    scope.workspaceId,
  )
  expect(last).toEqual({ row: people, line: 2 * people })
}

describe('an import whose process dies', () => {
  it('goes on behind its last batch, however often it is killed, and counts every row once', async () => {
    const scope = await world.enter()
    const id = await start(scope)
    const script = new URL('./import-child.ts', import.meta.url).pathname
    let killed = 0
    for (const rows of [1000, 4000]) {
      const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', script, world.url, world.folder])
      while (!(await rowsPast(id, scope, rows))) expect(child.exitCode).toBeNull()
      child.kill('SIGKILL')
      await once(child, 'exit')
      if ((await getImport(scope, { id })).state === 'running') killed++
    }
    expect(killed).toBeGreaterThan(0)
    const room = await openImports({ database: world.database, dataDir: world.folder, signingKey, log })
    await room.idle()
    await room.close()
    await expectExact(scope, id)
  }, 60_000)

  it('is finished once when two processes believe it is theirs', async () => {
    const scope = await world.enter()
    const id = await start(scope)
    const [started] = await world.rows<StartedImport>(
      `select workspace_id as "workspaceId", id, file_name as "fileName", encoding, separator, mapping, list_id as "listId",
         basis, source, created_by as "createdBy", done_bytes as "doneBytes", rows from import where workspace_id = $1 and id = $2`,
      scope.workspaceId,
      id,
    )
    if (!started) throw new Error('Nothing was started.')
    const original = importFile(path.join(world.folder, 'imports'), started)
    const copy = `${original}.copy`
    copyFileSync(original, copy)
    const runs = [original, copy].map(
      (file) => new ImportRun(started, { database: world.database, path: file, signingKey, log }),
    )
    const finish = async (run: ImportRun) => {
      while (await run.step());
    }
    await Promise.all(runs.map(finish))
    const room = await openImports({ database: world.database, dataDir: world.folder, signingKey, log })
    await room.idle()
    await room.close()
    await expectExact(scope, id)
  }, 60_000)
})
