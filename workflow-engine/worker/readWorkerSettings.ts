import { readFileSync } from 'node:fs'
import { readDkim } from '../intake/dkimKey.ts'
import type { WorkerEnv } from './workerEnv.ts'

export interface WorkerSettings extends WorkerEnv {
  readonly databaseUrl: string
  readonly logLevel: string
  /** Batches at a time. */
  readonly lanes: number
}

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

/**
 * What a worker or a sender of its own reads from its surroundings: DATABASE_URL, PUBLIC_URL, SMTP_URL, LOG_LEVEL, LANES,
 * the three of DKIM, WEBHOOK_ALLOW_PRIVATE. An empty variable counts as absent. All but LANES mean what they mean to the
 * server, and must be the same there.
 * @throws a sentence that names the variable
 */
export function readWorkerSettings(from: NodeJS.ProcessEnv): WorkerSettings {
  const given = (name: string) => from[name]?.trim() || null
  const databaseUrl = given('DATABASE_URL')
  if (!databaseUrl)
    throw new Error('The setting DATABASE_URL is missing: a worker of its own needs the database of the server.')
  checkUrl('DATABASE_URL', databaseUrl, ['postgres:', 'postgresql:'])
  const smtpUrl = given('SMTP_URL')
  if (smtpUrl) checkUrl('SMTP_URL', smtpUrl, ['smtp:', 'smtps:'])
  const publicUrl = given('PUBLIC_URL') ?? `http://localhost:${given('PORT') ?? 3000}`
  checkUrl('PUBLIC_URL', publicUrl, ['http:', 'https:'])
  const logLevel = given('LOG_LEVEL') ?? 'info'
  if (!levels.includes(logLevel))
    throw new Error(`The setting LOG_LEVEL is not understood: give one of ${levels.join(', ')}.`)
  const lanes = Number(given('LANES') ?? 3)
  if (!Number.isInteger(lanes) || lanes < 1 || lanes > 16)
    throw new Error('The setting LANES is not understood: give a whole number from 1 to 16.')
  const allowPrivate = given('WEBHOOK_ALLOW_PRIVATE') ?? 'off'
  if (allowPrivate !== 'on' && allowPrivate !== 'off')
    throw new Error('The setting WEBHOOK_ALLOW_PRIVATE is not understood: give on or off.')
  return {
    databaseUrl,
    smtpUrl,
    publicUrl: publicUrl.replace(/\/+$/, ''),
    logLevel,
    lanes,
    dkim: readDkim(given, (path) => readFileSync(path, 'utf8')),
    webhookAllowPrivate: allowPrivate === 'on',
  }
}

/** Secrets are not repeated. */
function checkUrl(name: string, url: string, protocols: readonly string[]): void {
  if (!URL.canParse(url) || !protocols.includes(new URL(url).protocol))
    throw new Error(
      `The setting ${name} is not understood: give an address that begins with ${protocols.join('// or ')}//.`,
    )
}
