import type { RequestHandler } from 'express'
import { Refusal } from '#server/refusal.ts'

/** Lets nobody's page but ours change anything with the visitor's cookie. A request that changes nothing passes; so does
 *  one without an Origin that does not say it comes from another site: that is no browser, and carries no cookie. */
export function sameOrigin(publicUrl: string): RequestHandler {
  const publicOrigin = new URL(publicUrl).origin
  return (request, _response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') return next()
    const { origin } = request.headers
    const site = request.headers['sec-fetch-site']
    const ours =
      origin === undefined
        ? site === undefined || site === 'same-origin' || site === 'none'
        : origin === publicOrigin || hostOf(origin) === request.headers.host
    next(ours ? undefined : new Refusal('request.otherSite'))
  }
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}
