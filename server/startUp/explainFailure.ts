import { SYSTEM_FOLDER } from '../database/binaries.ts'
import type { Env } from '../env.ts'
import { StartUpFailure } from './startUpFailure.ts'

const UNWRITABLE = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOENT', 'EEXIST'])

/**
 * The sentence for the operator when starting failed for a reason outside the program; null when the fault is ours.
 * A database's password is never repeated.
 */
export function explainFailure(error: unknown, env: Env | null): string | null {
  if (error instanceof StartUpFailure) return error.message
  if (!(error instanceof Error) || !env) return null
  const { code, path, message } = error as NodeJS.ErrnoException

  if (code === 'ENOSPC' || code === 'EDQUOT' || /No space left on device/.test(message))
    return `The disk is full: make room for ${path ?? env.dataDir}, then start again.`
  if (code === '53100') return `The disk of the database is full${place(env)}: make room there, then start again.`
  if (
    UNWRITABLE.has(code ?? '') &&
    path &&
    (env.dataDir.startsWith(path) || [env.dataDir, SYSTEM_FOLDER].some((folder) => path.startsWith(folder)))
  )
    return `Polku may not write to ${path}. Give this user the right to, or choose another folder: DATA_DIR=/path/to/folder npm start`

  return env.databaseUrl ? explainConnection(code, message, env.databaseUrl) : null
}

function explainConnection(code: string | undefined, message: string, databaseUrl: string): string | null {
  const { host, username, pathname } = new URL(databaseUrl)
  const database = decodeURIComponent(pathname.slice(1))
  const sentence = {
    ECONNREFUSED: `Nothing answers at ${host}, where DATABASE_URL expects Postgres. Start it, or correct DATABASE_URL.`,
    ENOTFOUND: `The host ${host} of DATABASE_URL is not known. Correct DATABASE_URL, or the name service.`,
    EAI_AGAIN: `The host ${host} of DATABASE_URL is not known. Correct DATABASE_URL, or the name service.`,
    EHOSTUNREACH: `The host ${host} of DATABASE_URL cannot be reached from here.`,
    ENETUNREACH: `The host ${host} of DATABASE_URL cannot be reached from here.`,
    ETIMEDOUT: `Postgres at ${host} (DATABASE_URL) does not answer.`,
    ECONNRESET: `Postgres at ${host} (DATABASE_URL) broke the connection off.`,
    '28P01': `Postgres at ${host} refuses the password of ${username}. Correct DATABASE_URL.`,
    '28000': `Postgres at ${host} does not let ${username} in: ${message}. Correct DATABASE_URL, or pg_hba.conf there.`,
    '3D000': `Postgres at ${host} has no database "${database}". Make it (createdb ${database}), or correct DATABASE_URL.`,
    '42501': `The account ${username} of DATABASE_URL lacks a right in "${database}": ${message}.`,
    '53300': `Postgres at ${host} has no connection left for Polku: ${message}.`,
    '57P03': `Postgres at ${host} is starting or stopping just now; try again in a moment.`,
  }[code ?? '']
  if (sentence) return sentence
  if (/timeout/i.test(message)) return `Postgres at ${host} (DATABASE_URL) does not answer.`
  if (/SSL|TLS|certificate|terminated|SASL|SCRAM/i.test(message))
    return `No connection to Postgres at ${host} (DATABASE_URL) came about: ${message}.`
  return null
}

function place(env: Env): string {
  return env.databaseUrl ? ` at ${new URL(env.databaseUrl).host}` : ` (${env.dataDir})`
}
