import { createReadStream, existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addressHash } from '#engine/intake/addressHash.ts'
import { getImport } from '#server/imports/getImport.ts'
import { importCsv } from '#server/imports/importCsv.ts'
import type { ImportJob } from '#server/imports/importJob.ts'
import { listImportNotes } from '#server/imports/listImportNotes.ts'
import { type OpenImports, openImports } from '#server/imports/openImports.ts'
import { type StartImport, startImport } from '#server/imports/startImport.ts'
import { uploadImport } from '#server/imports/uploadImport.ts'
import { writeReport } from '#server/imports/writeReport.ts'
import type { Scope } from '#server/scope.ts'
import { log, makeWorld, signingKey, type World } from './people-world.ts'

let world: World
let imports: OpenImports

beforeAll(async () => {
  world = await makeWorld()
  imports = await openImports({ database: world.database, dataDir: world.folder, signingKey, log })
})
afterAll(async () => {
  await imports.close()
  await world.end()
})

const sample = (name: string) => createReadStream(new URL(`../../data/${name}`, import.meta.url))

async function* pieces(text: string | Buffer): AsyncGenerator<Buffer> {
  yield Buffer.from(text)
}

async function ended(scope: Scope, id: number): Promise<ImportJob> {
  await imports.idle()
  return getImport(scope, { id })
}

async function take(scope: Scope, content: AsyncIterable<Buffer>, listId?: number): Promise<ImportJob> {
  const { id } = await importCsv(scope, { fileName: 'people.csv', content, listId })
  return ended(scope, id)
}

const notesOf = async (scope: Scope, id: number) => (await listImportNotes(scope, { id, limit: 200 })).rows

async function makeList(scope: Scope, name = 'Fair'): Promise<number> {
  const [list] = await world.rows<{ id: number }>(
    'insert into list (workspace_id, name) values ($1, $2) returning id',
    scope.workspaceId,
    name,
  )
  return list?.id ?? 0
}

describe('the sample files', () => {
  it('come in whole: 2,400 people from the clean one, and none again when it comes twice', async () => {
    const scope = await world.enter()
    const listId = await makeList(scope)
    const first = await take(scope, sample('prospects-2400.csv'), listId)
    expect(first).toMatchObject({
      state: 'done',
      rows: 2400,
      created: 2400,
      updated: 0,
      unchanged: 0,
      duplicates: 0,
      rejected: 0,
      remarks: 0,
      list: { id: listId, name: 'Fair' },
      basis: 'legitimateInterest',
      source: 'API',
    })
    expect(first.doneBytes).toBe(first.bytes)
    expect(await world.rows('select count(*)::int as n from list_member where list_id = $1', listId)).toEqual([
      { n: 2400 },
    ])
    const again = await take(scope, sample('prospects-2400.csv'), listId)
    expect(again).toMatchObject({
      state: 'done',
      rows: 2400,
      created: 0,
      updated: 0,
      unchanged: 2400,
      duplicates: 0,
      rejected: 0,
    })
    const [counts] = await world.rows<object>(
      `select (select count(*)::int from prospect where workspace_id = $1) as people,
              (select count(*)::int from consent where workspace_id = $1) as consents,
              (select count(*)::int from import_seen where workspace_id = $1) as seen`,
      scope.workspaceId,
    )
    expect(counts).toEqual({ people: 2400, consents: 2400, seen: 0 })
    expect(readdirSync(path.join(world.folder, 'imports'))).toEqual([])
  })

  it('come in right from Windows-1252 with duplicates, broken rows, formulas, markup and quoted line breaks', async () => {
    const scope = await world.enter()
    const job = await take(scope, sample('prospects-messy-cp1252.csv'))
    expect(job).toMatchObject({ state: 'done', rows: 1200, created: 1163, duplicates: 21, rejected: 16, remarks: 0 })
    const notes = await notesOf(scope, job.id)
    const count = (code: string) => notes.filter((note) => note.code === code).length
    expect(notes).toHaveLength(37)
    expect([count('duplicate'), count('invalidEmail') + count('noEmail'), count('columns')]).toEqual([21, 10, 6])
    expect(notes.find((note) => note.row === 140)).toMatchObject({
      code: 'columns',
      taken: false,
      message: 'Row 140: 9 columns, expected 12',
    })
    expect(notes.find((note) => note.row === 46)?.message).toBe(
      'Row 46: the same address as in row 32, which was imported',
    )
    expect(notes.find((note) => note.row === 152)?.message).toBe('Row 152: “a b@x.example” is not an email address')
    expect(notes.find((note) => note.row === 140)?.line).toBe(142)
    const people = await world.rows<{ name: string; company: string }>(
      `select first_name || ' ' || last_name as name, company from prospect where workspace_id = $1`,
      scope.workspaceId,
    )
    expect(people.some(({ name }) => name === 'Göran Lindström')).toBe(true)
    expect(people.filter(({ name }) => name.startsWith("=cmd|' /C calc'!A0"))).not.toHaveLength(0)
    expect(people.some(({ company }) => company === 'He said "hi"; twice\nand left')).toBe(true)
  })
})

describe('a person in a file', () => {
  const row = (text: string, scope: Scope, head = 'email;first name;company;language;tz;employees;consent') =>
    take(scope, pieces(`${head}\n${text}`))
  const person = async (scope: Scope) =>
    await world.rows<Record<string, unknown>>(
      'select * from prospect where workspace_id = $1 order by id',
      scope.workspaceId,
    )

  it('is kept with all that the row says, the address as typed', async () => {
    const scope = await world.enter()
    const job = await row('Anna.V+news@Acme.FI;Anna;Acme;Suomi;Europe/Helsinki;150;2026-08-01T13:27:00+03:00', scope)
    expect(job).toMatchObject({ created: 1, remarks: 0 })
    expect((await person(scope))[0]).toMatchObject({
      email: 'Anna.V+news@Acme.FI',
      email_key: 'anna.v+news@acme.fi',
      first_name: 'Anna',
      company: 'Acme',
      language: 'fi',
      time_zone: 'Europe/Helsinki',
      fields: { employees: '150' },
      consent: 'granted',
      search_text: 'anna  anna.v+news@acme.fi acme',
    })
    const [consent] = await world.rows<{ basis: string; source: string; at: Date; actor: string }>(
      'select * from consent where workspace_id = $1',
      scope.workspaceId,
    )
    expect(consent).toMatchObject({ basis: 'legitimateInterest', source: 'API', actor: 'Anna' })
    expect(consent?.at.toISOString()).toBe('2026-08-01T10:27:00.000Z')
  })

  it('known already is brought up to date: filled cells win, empty ones erase nothing', async () => {
    const scope = await world.enter()
    await row('a@b.example;Anna;Acme;fi;;10;', scope)
    expect(await row('A@B.EXAMPLE;Annika;;;;;', scope)).toMatchObject({ created: 0, updated: 1, unchanged: 0 })
    expect((await person(scope))[0]).toMatchObject({
      email: 'a@b.example',
      first_name: 'Annika',
      company: 'Acme',
      language: 'fi',
      fields: { employees: '10' },
    })
    expect(await row('a@b.example;;;;;10;', scope)).toMatchObject({ updated: 0, unchanged: 1 })
    expect(await row('a@b.example;;;;;11;', scope)).toMatchObject({ updated: 1, unchanged: 0 })
  })

  it('is taken with a remark when a cell means nothing', async () => {
    const scope = await world.enter()
    const job = await row('a@b.example;Anna;;Klingon?;Mars/Olympus;;someday', scope)
    expect(job).toMatchObject({ created: 1, remarks: 1, rejected: 0 })
    expect((await notesOf(scope, job.id)).map((note) => [note.code, note.taken])).toEqual([
      ['consentUnclear', true],
      ['language', true],
      ['timeZone', true],
    ])
  })

  it('that said no in the consent column is taken in and not mailed', async () => {
    const scope = await world.enter()
    const job = await row('a@b.example;Anna;;;;;Ei', scope)
    expect((await notesOf(scope, job.id)).map((note) => note.code)).toEqual(['consentNo'])
    expect((await person(scope))[0]).toMatchObject({ consent: 'withdrawn' })
    const later = await row('a@b.example;Anna;;;;;yes', scope)
    expect((await notesOf(scope, later.id)).map((note) => note.code)).toEqual(['withdrawn'])
    expect((await person(scope))[0]).toMatchObject({ consent: 'withdrawn' })
  })

  it('that is suppressed comes in suppressed and is never subscribed again', async () => {
    const scope = await world.enter()
    await world.rows(
      `insert into suppression (workspace_id, address_hash, reason, at) values ($1, $2, 'unsubscribe', now())`,
      scope.workspaceId,
      addressHash('a@b.example', signingKey),
    )
    const job = await row('A@B.example;Anna;;;;;2026-01-01', scope)
    expect(job).toMatchObject({ created: 1, rejected: 0, remarks: 1 })
    expect((await notesOf(scope, job.id))[0]).toMatchObject({ code: 'suppressed', taken: true })
    expect((await person(scope))[0]).toMatchObject({ consent: 'none' })
    expect(await world.rows('select 1 from consent where workspace_id = $1', scope.workspaceId)).toEqual([])
  })

  it('may have the name in one column, either way around', async () => {
    const scope = await world.enter()
    await row('a@b.example;Anna Maria Virtanen\nc@d.example;Meikäläinen, Matti', scope, 'email;nimi')
    expect((await person(scope)).map((it) => [it.first_name, it.last_name])).toEqual([
      ['Anna Maria', 'Virtanen'],
      ['Matti', 'Meikäläinen'],
    ])
  })
})

describe('a row that is not taken', () => {
  it('is told with its reason, and the rest goes on', async () => {
    const scope = await world.enter()
    const text = [
      'email;name',
      'a@x.example;A',
      'A@X.example;again',
      '',
      ';;',
      'anna@;B',
      '"c@x.example;C',
      'd@x.example;D;too much',
      'e@x.example',
      'f@x.example;F;',
      `g@x.example;"G" junk`,
      `h@x.example;${'x'.repeat(1_100_000)}`,
      'i@x.example;I',
    ].join('\r\n')
    const job = await take(scope, pieces(text))
    expect((await notesOf(scope, job.id)).map((note) => [note.row, note.line, note.code])).toEqual([
      [2, 3, 'duplicate'],
      [3, 4, 'empty'],
      [4, 5, 'empty'],
      [5, 6, 'invalidEmail'],
      [6, 7, 'textAfterQuote'],
      [7, 8, 'columns'],
      [8, 9, 'columns'],
      [10, 11, 'textAfterQuote'],
      [11, 12, 'tooLong'],
    ])
    expect(job).toMatchObject({ state: 'done', rows: 12, created: 3, duplicates: 1, rejected: 8 })
  })

  it('does not hide a later good row of the same address', async () => {
    const scope = await world.enter()
    const job = await take(scope, pieces('email;name\na@x.example\na@x.example;A\n'))
    expect(job).toMatchObject({ created: 1, rejected: 1, duplicates: 0 })
  })

  it('is in the report that people download, formulas made harmless', async () => {
    const scope = await world.enter({ name: 'Maija' })
    const job = await take(scope, pieces('email;name\n=cmd@;x\n'))
    let report = ''
    for await (const piece of writeReport({ ...scope, language: 'fi' }, job.id)) report += piece
    expect(report).toBe(
      '\uFEFFRivi;Tiedoston rivi;Tuotu;Syy;Rivi tiedostossa\r\n' +
        `1;2;ei;Rivi 1: ”=cmd@” ei ole sähköpostiosoite;"'=cmd@;x"\r\n`,
    )
  })
})

describe('an upload', () => {
  const upload = (scope: Scope, content: string | Buffer) =>
    uploadImport(scope, { fileName: 'x.csv', content: pieces(content) })

  it.each([
    ['nothing', '', 'import.noRows'],
    ['headings alone', 'email;name\r\n', 'import.noRows'],
    ['headings and blank lines', 'email;name\r\n\r\n\n', 'import.noRows'],
    ['a workbook', Buffer.from('PK\u0003\u0004rest', 'latin1'), 'import.notText'],
    ['a gzip file', Buffer.from([0x1f, 0x8b, 8, 0, 1]), 'import.notText'],
    ['bytes that are no text', Buffer.from('email\n\0\0\x01a@b.fi'), 'import.notText'],
  ])('of %s is refused and leaves nothing behind', async (_, content, code) => {
    const scope = await world.enter()
    await expect(upload(scope, content)).rejects.toMatchObject({ code })
    expect(await world.rows('select 1 from import where workspace_id = $1', scope.workspaceId)).toEqual([])
    expect(readdirSync(path.join(world.folder, 'imports')).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('of more than 500 MB is refused while it streams, or before, and its bytes are gone', async () => {
    const scope = await world.enter()
    let given = 0
    async function* endless() {
      for (;;) yield Buffer.alloc(++given && 65_536, 'x')
    }
    const small = { bytes: 1_000_000, rows: 2_000_000 }
    const tooLarge = { code: 'import.tooLarge', status: 413 }
    await expect(uploadImport(scope, { fileName: 'x.csv', content: endless() }, small)).rejects.toMatchObject(tooLarge)
    expect(given).toBe(16)
    const announced = { fileName: 'x.csv', length: 500 * 1024 * 1024 + 1, content: endless() }
    await expect(uploadImport(scope, announced)).rejects.toMatchObject(tooLarge)
    expect(given).toBe(16)
    expect(readdirSync(path.join(world.folder, 'imports')).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('of more than two million rows is refused', async () => {
    const scope = await world.enter()
    async function* rows() {
      for (let n = 0; n < 40; n++) yield Buffer.from('a@b.example;x\n'.repeat(60_000))
    }
    await expect(uploadImport(scope, { fileName: 'x.csv', content: rows() })).rejects.toMatchObject({
      code: 'import.tooLarge',
    })
  })

  it('without an email column shows the headings and asks', async () => {
    const scope = await world.enter()
    const draft = await upload(scope, 'name;town\nAnna;Turku\n')
    expect(draft).toMatchObject({ headings: ['name', 'town'], sample: [['Anna', 'Turku']] })
    const start: StartImport = { id: draft.id, mapping: [...draft.mapping], basis: 'consent', source: 'Fair' }
    await expect(startImport(scope, start)).rejects.toMatchObject({
      code: 'import.noEmail',
      params: { headings: 'name · town' },
    })
  })

  it('is started once, with columns that do not collide', async () => {
    const scope = await world.enter()
    const draft = await upload(scope, 'email;name;other\na@x.example;Anna;b@x.example\n')
    const start = { id: draft.id, basis: 'consent', source: 'Fair in Turku' } as const
    const twice = draft.mapping.map((entry) => (entry.column === 2 ? { ...entry, field: 'email' } : entry))
    await expect(startImport(scope, { ...start, mapping: twice })).rejects.toMatchObject({ code: 'import.twice' })
    const job = await startImport(scope, { ...start, mapping: [...draft.mapping], newList: 'Fair 2026' })
    await expect(startImport(scope, { ...start, mapping: [...draft.mapping] })).rejects.toMatchObject({
      code: 'import.started',
    })
    const done = await ended(scope, job.id)
    expect(done).toMatchObject({
      state: 'done',
      created: 1,
      basis: 'consent',
      source: 'Fair in Turku',
      list: { name: 'Fair 2026' },
    })
    const notifications = await world.rows(
      'select kind, params from notification where workspace_id = $1',
      scope.workspaceId,
    )
    expect(notifications).toEqual([
      { kind: 'importDone', params: { fileName: 'x.csv', created: 1, updated: 0, rejected: 0 } },
    ])
    expect(existsSync(path.join(world.folder, 'imports', `${scope.workspaceId}-${job.id}.csv`))).toBe(false)
  })

  it('is another workspace’s own', async () => {
    const scope = await world.enter()
    const stranger = await world.enter()
    const draft = await upload(scope, 'email\na@x.example\n')
    const start: StartImport = { id: draft.id, mapping: [...draft.mapping], basis: 'consent', source: 'x' }
    await expect(startImport(stranger, start)).rejects.toMatchObject({ code: 'notFound.import' })
    await expect(getImport(stranger, { id: draft.id })).rejects.toMatchObject({ code: 'notFound.import' })
    await expect(listImportNotes(stranger, { id: draft.id, limit: 10 })).rejects.toMatchObject({
      code: 'notFound.import',
    })
  })
})

describe('imports of several workspaces', () => {
  it('take turns, and those of one workspace wait for each other', async () => {
    const [one, other] = [await world.enter(), await world.enter()]
    const many = (from: number) =>
      pieces(['email', ...Array.from({ length: 2000 }, (_, n) => `p${from + n}@x.example`)].join('\n'))
    const started = [
      await importCsv(one, { fileName: '1.csv', content: many(0) }),
      await importCsv(one, { fileName: '2.csv', content: many(1000) }),
      await importCsv(other, { fileName: '3.csv', content: many(0) }),
    ]
    const jobs = await Promise.all(started.map(({ id }, n) => ended(n === 2 ? other : one, id)))
    expect(jobs.map(({ created, unchanged }) => [created, unchanged])).toEqual([
      [2000, 0],
      [1000, 1000],
      [2000, 0],
    ])
  })
})
