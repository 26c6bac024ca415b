#!/usr/bin/env node
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import pg from 'pg'

// Prisma's schema engine for a machine without internet. The Prisma CLI downloads a native program for this; here the
// same engine, compiled to WebAssembly and shipped by npm, is driven in its stead: the same arguments, and JSON-RPC in
// lines on stdin and stdout. prisma.config.ts points the CLI here. Whoever prefers the native program sets
// PRISMA_SCHEMA_ENGINE_BINARY.

const given = readArguments(process.argv.slice(2))
const wasm = await loadEngine()

if (given.version) console.log(`schema-engine-wasm ${wasm.version()}`)
else if (given.command) await runCommand(given.command, given.url)
else serve(given)

// ── The command line ────────────────────────────────────────────────────────────────────────────────────────────────

/** [--datamodels FILE]… [--datasource JSON] [--version] [cli COMMAND]; other options come with one value each. */
function readArguments(words) {
  const read = { datamodels: [], url: undefined, command: undefined, version: false }
  for (let i = 0; i < words.length; i++) {
    if (words[i] === '--version') read.version = true
    else if (words[i] === '--datamodels') read.datamodels.push(words[++i])
    else if (words[i] === '--datasource') read.url = JSON.parse(words[++i]).url
    else if (words[i] === 'cli') read.command = words[++i]
    else if (words[i].startsWith('--')) i++
  }
  return read
}

/** The two errands that the CLI runs without a conversation. It skips the first line of stderr. */
async function runCommand(command, url) {
  process.stderr.write('\n')
  const name = databaseOf(url)
  try {
    if (command === 'can-connect-to-database') await asClient(url, () => undefined)
    else if (command === 'create-database')
      await asClient(withDatabase(url, 'postgres'), (client) =>
        client.query(`create database ${client.escapeIdentifier(name)}`),
      )
    else throw new Error(`The command ${command} is not known.`)
  } catch (error) {
    const code = { '3D000': 'P1003', '28P01': 'P1000' }[error.code] ?? 'P1001'
    logLine('ERROR', { error_code: code, message: error.message, is_panic: false })
    process.exit(1)
  }
}

// ── The engine ──────────────────────────────────────────────────────────────────────────────────────────────────────

async function loadEngine() {
  const glue = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const engine = await import(glue)
  const { instance } = await WebAssembly.instantiate(readFileSync(glue.replace(/\.js$/, '.wasm')), {
    './schema_engine_bg.js': engine,
  })
  engine.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  // Without this, a panic inside says "unreachable" and nothing else.
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => logLine('ERROR', { message, is_panic: true }) }
  return engine
}

/** Answers requests one after the other until stdin ends. */
function serve({ datamodels, url }) {
  let engine
  let last = Promise.resolve()
  const start = () => {
    // An empty list panics; none at all is fine.
    const models = datamodels.length ? datamodels.map((file) => [file, readFileSync(file, 'utf8')]) : undefined
    engine ??= wasm.SchemaEngine.new({ datamodels: models }, () => undefined, adapterFactory(url))
    return engine
  }
  createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })
    .on('line', (line) => {
      const { id, method, params } = JSON.parse(line)
      if (method) last = last.then(() => answer(id, method, params, start, url))
    })
    .on('close', () => void last.then(() => process.exit(0)))
}

async function answer(id, method, params, start, url) {
  try {
    const engine = await start()
    const handler = differently[method] ?? ((engine, params) => engine[method](params))
    send({ id, result: (await handler(engine, params, url)) ?? {} })
  } catch (error) {
    const data = {
      is_panic: false,
      message: error?.message ?? String(error),
      error_code: error?.code,
      meta: error?.meta,
    }
    send({ id, error: { code: 4466, message: 'An error happened. Check the data field for details.', data } })
  }
}

/** Where the native engine answers in another form than the compiled one. */
const differently = {
  getDatabaseVersion: async (engine) => ({ version: await engine.version() }),
  createDatabase: async (_engine, _params, url) => ({ databaseName: databaseOf(url) }),
  diff: async (engine, params) => {
    const { exitCode, stdout } = await engine.diff(params)
    if (stdout) send({ id: 1_000_000, method: 'print', params: { content: stdout } })
    return { exitCode, stdout: null }
  },
}

// ── The database ────────────────────────────────────────────────────────────────────────────────────────────────────

function adapterFactory(url) {
  return bindMigrationAwareSqlAdapterFactory({
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => openAdapter(url),
    connectToShadowDb: () => openShadow(url),
  })
}

/** Migrations are tried out here first. adapter-pg's own version would connect to the main database instead. */
async function openShadow(url) {
  const name = `prisma_migrate_shadow_db_${randomUUID()}`
  const admin = new pg.Client(url)
  await admin.connect()
  await admin.query(`create database "${name}" template template0`)
  const adapter = await openAdapter(withDatabase(url, name))
  const close = adapter.dispose.bind(adapter)
  adapter.dispose = async () => {
    await close()
    await admin.query(`drop database "${name}" with (force)`)
    await admin.end()
  }
  return adapter
}

/** adapter-pg 7.10 serves Prisma's client; what the schema engine needs beyond that is put right here. */
async function openAdapter(url) {
  const schema = new URL(url).searchParams.get('schema') ?? 'public'
  const adapter = await new PrismaPg({ connectionString: url, max: 1 }, { schema }).connect()
  readSystemChar(adapter)
  runScriptsWhole(adapter)
  return adapter
}

const SYSTEM_CHAR = 18
const BPCHAR = 1042

/** The system catalogues use the type "char", which adapter-pg does not know: read it as an ordinary character. */
function readSystemChar(adapter) {
  const performIO = adapter.performIO.bind(adapter)
  const queryRaw = adapter.queryRaw.bind(adapter)
  const charsOf = new WeakMap()
  adapter.performIO = async (query) => {
    const result = await performIO(query)
    const columns = (result.fields ?? []).flatMap((field, i) => (field.dataTypeID === SYSTEM_CHAR ? [i] : []))
    for (const i of columns) result.fields[i].dataTypeID = BPCHAR
    charsOf.set(query, columns)
    return result
  }
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query)
    for (const i of charsOf.get(query) ?? []) result.columnTypes[i] = ColumnTypeEnum.Character
    return result
  }
}

/** adapter-pg splits scripts at every semicolon, which breaks the bodies of functions. */
function runScriptsWhole(adapter) {
  adapter.executeScript = async (script) => {
    try {
      await adapter.client.query(script)
    } catch (error) {
      adapter.onError(error)
    }
  }
}

async function asClient(url, use) {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await use(client)
  } finally {
    await client.end()
  }
}

function databaseOf(url) {
  return decodeURIComponent(new URL(url).pathname.slice(1))
}

function withDatabase(url, name) {
  const other = new URL(url)
  other.pathname = `/${name}`
  other.searchParams.delete('schema')
  return other.toString()
}

// ── What the CLI reads ──────────────────────────────────────────────────────────────────────────────────────────────

function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
}

function logLine(level, fields) {
  const line = { timestamp: new Date().toISOString(), level, target: 'schema_engine::logger', fields }
  process.stderr.write(`${JSON.stringify(line)}\n`)
}
