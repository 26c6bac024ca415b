import type { Request, Response } from 'express'
import { readOpen } from '#templates/linkToken.ts'
import { orNothing } from './answerStrangers.ts'
import { guard } from './publicPage.ts'
import type { PublicOptions } from './publicRoutes.ts'
import { recordTouch } from './recordTouch.ts'
import { signsOf } from './signsOf.ts'

/** One transparent point. */
const pixel = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

/** GET /o/:token. Whatever the token and the database say, the picture comes: nobody's mail shows a broken one. */
export async function showPixel(options: PublicOptions, request: Request, response: Response): Promise<void> {
  const open = readOpen(options.signingKey, String(request.params.token))
  if (open && request.method === 'GET') {
    const touch = { ...open, signs: signsOf(request, 'open'), what: { kind: 'open' } } as const
    await orNothing(options, 'An opening could not be recorded.', recordTouch(options.database, touch))
  }
  guard(response)
  // Readers in a browser show it on a page of their own.
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin')
  response.status(200).type('image/gif').setHeader('Content-Length', pixel.length)
  response.end(request.method === 'HEAD' ? undefined : pixel)
}
