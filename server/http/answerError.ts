import type { ErrorRequestHandler } from 'express'
import type { Logger } from 'pino'
import { describeError } from '#server/describeError.ts'
import { browserLanguage } from './browserLanguage.ts'
import { requestIdOf } from './requestLog.ts'

/** Errors of everything that is not tRPC: `{error: {code, message, field?, hint?, requestId}}`. Ours go to the log, and
 *  into the answer only by their request id. */
export function answerError(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const requestId = requestIdOf(response)
    const { status, shape, ours } = describeError(error, browserLanguage(request.headers['accept-language']), requestId)
    if (ours) log.error({ err: error, requestId }, 'request failed')
    if (response.headersSent) return next(error)
    response.status(status).json({ error: shape })
  }
}
