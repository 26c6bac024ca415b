import type { Request, Response } from 'express'
import { readClick } from '#templates/linkToken.ts'
import { answerInvalid, orNothing } from './answerStrangers.ts'
import { guard } from './publicPage.ts'
import type { PublicOptions } from './publicRoutes.ts'
import { recordTouch } from './recordTouch.ts'
import { signsOf } from './signsOf.ts'

/** GET /c/:token. The target is read out of what is signed and nowhere else, so a click goes on when the database is
 *  away, and a changed link goes nowhere. */
export async function followClick(options: PublicOptions, request: Request, response: Response): Promise<void> {
  const { database, signingKey } = options
  const target = request.query.u
  const click = typeof target === 'string' ? readClick(signingKey, String(request.params.token), target) : null
  if (!click || !isWebAddress(click.target)) return answerInvalid(options, request, response)
  const { workspaceId, messageId, link } = click
  const what = { kind: 'click', link, url: click.target } as const
  const touch = { workspaceId, messageId, signs: signsOf(request, 'click'), what }
  await orNothing(options, 'A click could not be recorded.', recordTouch(database, touch))
  guard(response)
  response.redirect(302, click.target)
}

function isWebAddress(target: string): boolean {
  return URL.canParse(target) && /^https?:$/.test(new URL(target).protocol)
}
