import { readFileSync } from 'node:fs'

const names = ['@dbos-inc/dbos-sdk', 'graphile-worker', 'pg-boss', 'bullmq', 'ioredis', 'pg']

/** The versions of the peers, as they are installed. */
export function versionsOfPeers(): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, versionOf(name)]))
}

function versionOf(name: string): string {
  const file = new URL(`../node_modules/${name}/package.json`, import.meta.url)
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}
