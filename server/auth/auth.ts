import { betterAuth } from 'better-auth'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import type { Logger } from 'pino'
import type { PrismaClient } from '#generated/prisma/client.ts'
import { longestPassword, shortestPassword } from '#server/session/password.ts'
import { clientAddressHeader } from './clientAddress.ts'
import { hashPassword, verifyPassword } from './passwordHash.ts'

const seconds = { minute: 60, hour: 3600, day: 86_400 }

/** A session ends after this long without use, and at the latest after thirty days: see `currentUser`. */
const idle = 12 * seconds.hour

export interface AuthOptions {
  readonly prisma: PrismaClient
  readonly publicUrl: string
  /** Signs session cookies. */
  readonly secret: string
  readonly log: Logger
}

/** Sessions and passwords. Accounts are made by createUser alone; requests come in through authRoutes. */
export function makeAuth({ prisma, publicUrl, secret, log }: AuthOptions) {
  const https = publicUrl.startsWith('https://')
  return betterAuth({
    appName: 'Polku',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    telemetry: { enabled: false },
    database: prismaAdapter(prisma, { provider: 'postgresql' }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    user: {
      additionalFields: { language: { type: 'string', required: false, defaultValue: 'en', input: false } },
    },
    session: { expiresIn: idle, updateAge: 10 * seconds.minute },
    // Tries at one account are counted by authRoutes; this is for the rest.
    rateLimit: {
      enabled: true,
      window: seconds.minute,
      max: 300,
      customRules: {
        '/sign-in/email': { window: 10 * seconds.minute, max: 300 },
        '/change-password': { window: 10 * seconds.minute, max: 20 },
      },
    },
    advanced: {
      cookiePrefix: https ? '__Host-polku' : 'polku',
      useSecureCookies: false,
      defaultCookieAttributes: { secure: https, httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
      // sameOrigin (server/http) has looked at the origin of every request before it comes here.
      disableCSRFCheck: true,
      disableOriginCheck: true,
    },
    logger: {
      level: 'error',
      log: (level, message) => log[level === 'error' ? 'error' : 'debug']({ from: 'auth' }, message),
    },
  })
}

export type Auth = ReturnType<typeof makeAuth>
