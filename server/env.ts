import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { type DkimKey, readDkim } from '#engine/intake/dkimKey.ts'
import { StartUpFailure } from './startUp/startUpFailure.ts'

/** What the environment says, checked. docs: README, "Settings". */
export interface Env {
  port: number
  host: string
  /** Absolute. Holds the embedded database. */
  dataDir: string
  /** null: the embedded database. */
  databaseUrl: string | null
  /** null: mail stays in the local mailbox. */
  smtpUrl: string | null
  /** Signs what leaves by SMTP; null: whoever takes it signs. */
  dkim: DkimKey | null
  /** Webhooks may go to this machine and its network too. */
  webhookAllowPrivate: boolean
  /** What links in emails begin with; no slash at the end. */
  publicUrl: string
  /** Whether the demo workspace and its published sign-in exist. */
  demo: boolean
  /** A key for the demo workspace, made at first start. */
  bootstrapApiKey: string | null
  logLevel: (typeof LOG_LEVELS)[number]
  /** Whether this process also works through programs and mail, or leaves it to `npm run worker`. */
  worker: boolean
  /** How many reverse proxies stand in front, whose X-Forwarded-For is believed. */
  trustProxy: number
  /** How many months of steps, events, score changes, audit, mail and webhook calls are kept; null: all. */
  retentionMonths: number | null
  production: boolean
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const Variables = z.object({
  PORT: z.coerce
    .number('give a whole number from 1 to 65535')
    .int('give a whole number from 1 to 65535')
    .min(1, 'give a whole number from 1 to 65535')
    .max(65535, 'give a whole number from 1 to 65535')
    .default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'give an address or a name of this machine, such as 127.0.0.1 or 0.0.0.0')
    .default('127.0.0.1'),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: urlOf(['postgres:', 'postgresql:'], 'postgresql://user:password@host:5432/database').optional(),
  SMTP_URL: urlOf(['smtp:', 'smtps:'], 'smtp://user:password@host:587').optional(),
  DKIM_DOMAIN: z.string().optional(),
  DKIM_SELECTOR: z.string().optional(),
  DKIM_KEY: z.string().optional(),
  WEBHOOK_ALLOW_PRIVATE: z.enum(['on', 'off'], 'give on or off').default('off'),
  PUBLIC_URL: urlOf(['http:', 'https:'], 'https://polku.example.com').optional(),
  DEMO: z.enum(['on', 'off', 'auto'], 'give on, off or auto').default('auto'),
  BOOTSTRAP_API_KEY: z
    .string()
    .regex(/^\S{8,200}$/, 'give 8 to 200 characters without spaces')
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `give one of ${LOG_LEVELS.join(', ')}`).default('info'),
  WORKER: z.enum(['on', 'off'], 'give on or off').default('on'),
  TRUST_PROXY: z.coerce
    .number('give the number of reverse proxies in front, such as 1')
    .int('give the number of reverse proxies in front, such as 1')
    .min(0, 'give the number of reverse proxies in front, such as 1')
    .default(0),
  RETENTION_MONTHS: z.coerce
    .number('give a whole number of months, 3 at least')
    .int('give a whole number of months, 3 at least')
    .min(3, 'give a whole number of months, 3 at least')
    .max(1200, 'give a whole number of months, 1200 at most')
    .optional(),
})

/**
 * Reads the settings. An empty variable counts as absent.
 * @throws StartUpFailure naming the variable and what it should be; secrets are not repeated
 */
export function readEnv(from: NodeJS.ProcessEnv = process.env): Env {
  const given = Object.fromEntries(Object.entries(from).filter(([, value]) => value?.trim()))
  const read = Variables.safeParse(given)
  if (!read.success) {
    const issue = read.error.issues[0]
    throw new StartUpFailure(`The setting ${issue?.path.join('.')} is not understood: ${issue?.message}.`)
  }
  const v = read.data
  const publicUrl = (v.PUBLIC_URL ?? `http://localhost:${v.PORT}`).replace(/\/+$/, '')
  return {
    port: v.PORT,
    host: v.HOST,
    dataDir: path.resolve(v.DATA_DIR),
    databaseUrl: v.DATABASE_URL ?? null,
    smtpUrl: v.SMTP_URL ?? null,
    dkim: signing(given),
    webhookAllowPrivate: v.WEBHOOK_ALLOW_PRIVATE === 'on',
    publicUrl,
    // Behind a proxy the host is loopback too, but the world comes in by PUBLIC_URL.
    demo: v.DEMO === 'auto' ? isLoopback(v.HOST) && isLoopback(new URL(publicUrl).hostname) : v.DEMO === 'on',
    bootstrapApiKey: v.BOOTSTRAP_API_KEY ?? null,
    logLevel: v.LOG_LEVEL,
    worker: v.WORKER === 'on',
    trustProxy: v.TRUST_PROXY,
    retentionMonths: v.RETENTION_MONTHS ?? null,
    production: from.NODE_ENV === 'production',
  }
}

function signing(given: Readonly<Record<string, string | undefined>>): DkimKey | null {
  try {
    return readDkim(
      (name) => given[name] ?? null,
      (file) => readFileSync(file, 'utf8'),
    )
  } catch (error) {
    throw new StartUpFailure(error instanceof Error ? error.message : String(error))
  }
}

function urlOf(protocols: readonly string[], example: string) {
  return z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    message: `give an address such as ${example}`,
  })
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || /^\[?::1\]?$/.test(host) || /^127(\.\d{1,3}){3}$/.test(host)
}
