import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { startEmbedded } from '../server/database/embedded.ts'

export interface BenchServer {
  /** Of the first process of Postgres; null when it runs elsewhere. */
  readonly pid: number | null
  readonly version: string
  /** The address of a database; it need not be there. */
  url(name: string): string
  /** An empty database in the place of one of that name. */
  create(name: string): Promise<string>
  /** A copy of a database in the place of one of that name, and a moment for the disk. */
  clone(from: string, name: string): Promise<string>
  drop(name: string): Promise<void>
  close(): Promise<void>
}

/** A durable Postgres of its own with the settings that Polku ships, or the one that BENCH_DATABASE_URL names, of somebody
 *  who may create databases. */
export async function openBenchServer(): Promise<BenchServer> {
  const given = process.env.BENCH_DATABASE_URL
  if (given) return serve(given, null, async () => undefined)
  const folder = mkdtempSync(path.join(os.tmpdir(), 'polku-bench-'))
  chmodSync(folder, 0o711)
  const server = await startEmbedded(path.join(folder, 'postgres'), { durable: true })
  return serve(server.url, server.pid, async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  })
}

async function serve(address: string, pid: number | null, stop: () => Promise<void>): Promise<BenchServer> {
  const admin = new pg.Client(address)
  await admin.connect()
  const { rows } = await admin.query<{ server_version: string }>('show server_version')
  // A queue table is nothing but rows that come and go: a minute without cleaning would be unfair to peers.
  await admin.query(`alter system set autovacuum_naptime = '5s'`)
  await admin.query('select pg_reload_conf()')
  const url = (name: string) => {
    const other = new URL(address)
    other.pathname = `/${name}`
    return other.toString()
  }
  const drop = async (name: string) => {
    await admin.query(`drop database if exists ${name} with (force)`)
  }
  return {
    pid,
    version: rows[0]?.server_version ?? '',
    url,
    drop,
    async create(name) {
      await drop(name)
      await admin.query(`create database ${name}`)
      return url(name)
    },
    async clone(from, name) {
      await drop(name)
      await admin.query(`create database ${name} template ${from}`)
      await admin.query('checkpoint')
      await pause(300)
      return url(name)
    },
    async close() {
      await admin.end()
      await stop()
    },
  }
}
