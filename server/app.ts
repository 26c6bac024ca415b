import { createExpressMiddleware } from '@trpc/server/adapters/express'
import compression from 'compression'
import express from 'express'
import type { Logger } from 'pino'
import { apiRoutes } from '#server/api/apiRoutes.ts'
import { makeAuth } from '#server/auth/auth.ts'
import { authRoutes } from '#server/auth/authRoutes.ts'
import type { Database } from '#server/database/connect.ts'
import type { Env } from '#server/env.ts'
import { fileRoutes } from '#server/files/fileRoutes.ts'
import { answerError } from '#server/http/answerError.ts'
import { createContext } from '#server/http/createContext.ts'
import { health } from '#server/http/health.ts'
import { drawingLimits, ordinaryLimits, readJson } from '#server/http/readJson.ts'
import { refuseHostileJson } from '#server/http/refuseHostileJson.ts'
import { requestLog } from '#server/http/requestLog.ts'
import { sameOrigin } from '#server/http/sameOrigin.ts'
import { securityHeaders } from '#server/http/securityHeaders.ts'
import { importRoutes } from '#server/imports/importRoutes.ts'
import { peopleRoutes } from '#server/metrics/people/peopleRoutes.ts'
import { publicRoutes } from '#server/public/publicRoutes.ts'
import type { UnsubscribeJournal } from '#server/public/UnsubscribeJournal.ts'
import { Refusal } from '#server/refusal.ts'
import { appRouter } from '#server/router.ts'
import { describeError } from './describeError.ts'

export interface AppOptions {
  readonly database: Database
  readonly env: Pick<Env, 'publicUrl' | 'production' | 'trustProxy'>
  /** Signs tracked links. */
  readonly signingKey: string
  /** Signs session cookies. */
  readonly authSecret: string
  /** The account that the sign-in page offers, or null. */
  readonly demo: { readonly email: string; readonly password: string } | null
  readonly log: Logger
  /** Where unsubscribes wait while the database is away. */
  readonly journal?: UnsubscribeJournal
}

/** Everything that answers HTTP but the client's own files, which are mounted behind it. */
export function createApp({ database, env, signingKey, authSecret, demo, log, journal }: AppOptions): express.Express {
  const { publicUrl } = env
  const auth = makeAuth({ prisma: database.prisma, publicUrl, secret: authSecret, log })
  const installation = { database, publicUrl, signingKey, demo, log }

  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', env.trustProxy)
  app.set('query parser', 'simple')
  app.use(requestLog(log), securityHeaders(publicUrl, env.production))
  app.use(health(database))
  app.use(compression({ filter: (request, response) => !isStream(response) && compression.filter(request, response) }))

  // Other systems and strangers come without a cookie: no origin to look at.
  app.use('/api/v1', apiRoutes(installation))
  app.use(publicRoutes({ database, signingKey, log, journal }))

  app.use('/api/auth', sameOrigin(publicUrl), authRoutes(auth))
  app.use('/trpc', sameOrigin(publicUrl), readCalls, procedures())
  app.use(sameOrigin(publicUrl), fileRoutes(auth, installation), importRoutes(auth, installation))
  app.use(sameOrigin(publicUrl), peopleRoutes(auth, installation))
  app.use(['/api', '/upload', '/download'], () => {
    throw new Refusal('request.unknownPath')
  })
  app.use(answerError(log))
  return app

  function procedures() {
    return createExpressMiddleware({
      router: appRouter,
      createContext: createContext(auth, installation),
      allowMethodOverride: true,
      allowBatching: true,
      onError({ error, path, ctx }) {
        if (describeError(error, 'en').ours)
          log.error({ err: error.cause ?? error, path, requestId: ctx?.requestId }, 'procedure failed')
      },
    })
  }
}

const mostCalls = 20
/** What may be as large as a drawing. */
const largeCalls: ReadonlySet<string> = new Set([
  'programs.saveDraft',
  'programFiles.look',
  'programFiles.draw',
  'programFiles.create',
])
const readOrdinary = readJson(ordinaryLimits, { asText: true })
const readDrawing = readJson(drawingLimits, { asText: true })

/** Reads the body of tRPC calls. Only those with a drawing may be large. What comes in the address is looked at as well. */
const readCalls: express.RequestHandler = (request, response, next) => {
  const paths = decodeURIComponent(request.path.slice(1)).split(',')
  if (paths.length > mostCalls) return next(new Refusal('input.tooManyCalls', { limit: mostCalls }))
  if (request.method === 'GET') refuseHostileInput(request.query.input)
  const read = paths.some((path) => largeCalls.has(path)) ? readDrawing : readOrdinary
  read(request, response, (error?: unknown) => {
    // A call without input may come without a body.
    if (!error && request.method === 'POST' && request.body === undefined) request.body = 'null'
    next(error)
  })
}

/** The input of a query or a subscription, when it is JSON; when not, tRPC says so. */
function refuseHostileInput(input: unknown): void {
  if (typeof input !== 'string') return
  let value: unknown
  try {
    value = JSON.parse(input)
  } catch {
    return
  }
  refuseHostileJson(value, ordinaryLimits.keys)
}

function isStream(response: express.Response): boolean {
  return String(response.getHeader('Content-Type') ?? '').startsWith('text/event-stream')
}
