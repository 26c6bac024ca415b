import { randomUUID } from 'node:crypto'
import type { RequestHandler, Response } from 'express'
import type { Logger } from 'pino'

/** Gives every request an id, and writes one line when it is answered: no query, no body, no address, no token. */
export function requestLog(log: Logger): RequestHandler {
  return (request, response, next) => {
    const requestId = randomUUID()
    const began = performance.now()
    response.locals.requestId = requestId
    response.setHeader('X-Request-Id', requestId)
    response.once('close', () => {
      const line = {
        requestId,
        method: request.method,
        path: pathWithoutSecrets(request.originalUrl),
        status: response.statusCode,
        ms: Math.round(performance.now() - began),
      }
      if (response.statusCode >= 500) log.error(line, 'request failed')
      else log.debug(line, 'request')
    })
    next()
  }
}

export function requestIdOf(response: Response): string {
  return String(response.locals.requestId ?? '')
}

/** Links out of emails name a person by their token: of those, the kind is enough. */
function pathWithoutSecrets(url: string): string {
  const path = url.split('?', 1)[0] ?? ''
  return /^\/(c|f|u|invitation)\//.test(path) ? `${path.slice(0, path.indexOf('/', 1))}/…` : path.slice(0, 200)
}
