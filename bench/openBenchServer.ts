import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startEmbedded } from '#server/database/embedded.ts'

export interface BenchServer {
  /** Of somebody who may create databases. */
  readonly url: string
  database(name: string): string
  close(): Promise<void>
}

/** A durable Postgres of its own with the settings that Polku ships, or the one that BENCH_DATABASE_URL names. */
export async function openBenchServer(): Promise<BenchServer> {
  const given = process.env.BENCH_DATABASE_URL
  if (given) return { url: given, database: (name) => named(given, name), close: async () => undefined }
  const folder = mkdtempSync(path.join(os.tmpdir(), 'polku-bench-'))
  chmodSync(folder, 0o711)
  const server = await startEmbedded(path.join(folder, 'postgres'), { durable: true })
  return {
    url: server.url,
    database: (name) => named(server.url, name),
    async close() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function named(url: string, name: string): string {
  const other = new URL(url)
  other.pathname = `/${name}`
  return other.toString()
}
