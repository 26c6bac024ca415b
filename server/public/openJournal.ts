import { mkdir } from 'node:fs/promises'
import type { Logger } from 'pino'
import type { Database } from '#server/database/connect.ts'
import { UnsubscribeJournal } from './UnsubscribeJournal.ts'
import { unsubscribe } from './unsubscribe.ts'

/** The journal of this installation, what stands in it done: call it before anything may send. */
export async function openJournal(options: {
  readonly database: Database
  readonly dataDir: string
  readonly signingKey: string
  readonly log: Logger
}): Promise<UnsubscribeJournal> {
  const { database, dataDir, signingKey, log } = options
  await mkdir(dataDir, { recursive: true })
  const journal = new UnsubscribeJournal(dataDir, (link) => unsubscribe(database, signingKey, link), log)
  await journal.replay()
  return journal
}
