import express from 'express'
import rateLimit, { ipKeyGenerator } from 'express-rate-limit'
import type { Installation } from '#server/http/createContext.ts'
import { health } from '#server/http/health.ts'
import { drawingLimits, ordinaryLimits, readJson } from '#server/http/readJson.ts'
import { refuseHostileJson } from '#server/http/refuseHostileJson.ts'
import { Refusal } from '#server/refusal.ts'
import { hashSecret } from '#server/workspace/secret.ts'
import { authenticateKey } from './authenticateKey.ts'
import type { Endpoint } from './endpoint.ts'
import { endpoints } from './endpoints.ts'
import { openApi } from './openApi.ts'

const readOrdinary = readJson(ordinaryLimits)
const readDrawing = readJson(drawingLimits)
const mostParameters = 100

/** The REST API for other systems, to be mounted at /api/v1. */
export function apiRoutes(installation: Installation): express.Router {
  const routes = express.Router()
  routes.use(health(installation.database))
  routes.get('/openapi.json', (_request, response) => {
    response.json(openApi(endpoints, installation.publicUrl))
  })
  routes.use(perStranger(), perKey())
  for (const endpoint of endpoints) mount(routes, endpoint, installation)
  return routes
}

function mount(routes: express.Router, endpoint: Endpoint, installation: Installation): void {
  const read = endpoint.large ? readDrawing : readOrdinary
  routes[endpoint.method](
    endpoint.path.replace(/\{(\w+)\}/g, ':$1'),
    async (request, response, next) => {
      response.locals.scope = await authenticateKey(installation, request, response)
      refuseHostileJson({ ...request.params, ...request.query }, mostParameters)
      if (endpoint.rawBody) next()
      else read(request, response, next)
    },
    async (request, response) => {
      const answer = await endpoint.answer({
        scope: response.locals.scope,
        params: endpoint.params?.parse(request.params),
        query: endpoint.query?.parse(request.query),
        body: endpoint.body?.parse(request.body ?? {}),
        request,
      })
      response.status(endpoint.status ?? 200)
      if (endpoint.media) response.type(endpoint.media).send(answer)
      else response.json(answer)
    },
  )
}

const minute = 60_000

/** A hundred requests a second for minutes on end is not a system that works, but one that has run away. */
function perKey(): express.RequestHandler {
  return rateLimit({
    windowMs: minute,
    limit: 6000,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    // Hashed, so that long keys do not fill the memory.
    keyGenerator: ({ headers, ip }) =>
      headers.authorization ? hashSecret(headers.authorization) : ipKeyGenerator(ip ?? ''),
    handler: refuse,
  })
}

/** Keys that people choose themselves are short enough to be guessed, by whoever may try for ever. */
function perStranger(): express.RequestHandler {
  return rateLimit({
    windowMs: minute,
    limit: wrongKeysAtMost,
    requestWasSuccessful: (_request, response) => response.statusCode !== 401,
    skipSuccessfulRequests: true,
    standardHeaders: false,
    legacyHeaders: false,
    keyGenerator: ({ ip }) => ipKeyGenerator(ip ?? ''),
    handler: refuse,
  })
}

/** From one address in a minute. */
export const wrongKeysAtMost = 600

function refuse(_request: express.Request, response: express.Response, next: express.NextFunction): void {
  response.setHeader('Retry-After', '60')
  next(new Refusal('request.tooMany', { seconds: 60 }))
}
