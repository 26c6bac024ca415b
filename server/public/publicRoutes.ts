import express from 'express'
import type { Logger } from 'pino'
import type { Database } from '#server/database/connect.ts'
import { answerInvalid } from './answerStrangers.ts'
import { downloadFile, type FileRow } from './downloadFile.ts'
import { followClick } from './followClick.ts'
import { SharedReading } from './SharedReading.ts'
import { showPixel } from './showPixel.ts'
import type { UnsubscribeJournal } from './UnsubscribeJournal.ts'
import { answerUnsubscribe, askUnsubscribe } from './unsubscribePages.ts'

export interface PublicOptions {
  readonly database: Database
  /** Signs tracked links. */
  readonly signingKey: string
  readonly log: Logger
  /** Where unsubscribes wait while the database is away. Without it they are answered 503. */
  readonly journal?: UnsubscribeJournal | undefined
}

/**
 * What strangers follow out of an email. No sign-in, no cookie, no script:
 *
 *   GET  /c/:token?u=target   counts a click and goes to the target that the link's signature vouches for
 *   GET  /f/:token            counts a download and sends the file
 *   GET  /o/:token            counts an opening and sends one transparent point
 *   GET  /u/:token            asks, and changes nothing
 *   POST /u/:token            ends the mail (RFC 8058, and the page's own button)
 *
 * HEAD answers like GET; a click by it is kept as a machine's.
 */
export function publicRoutes(options: PublicOptions): express.Router {
  const routes = express.Router()
  const files = new SharedReading<FileRow | null>()
  routes.get('/c/:token', (request, response) => followClick(options, request, response))
  routes.get('/f/:token', (request, response) => downloadFile(options, files, request, response))
  routes.get('/o/:token', (request, response) => showPixel(options, request, response))
  routes.get('/u/:token', (request, response) => askUnsubscribe(options, request, response))
  routes.post('/u/:token', (request, response) => answerUnsubscribe(options, request, response))
  // An address that is not even UTF-8.
  routes.use(((error, request, response, next) => {
    if ((error as { status?: number }).status === 400) return answerInvalid(options, request, response)
    next(error)
  }) satisfies express.ErrorRequestHandler)
  return routes
}
