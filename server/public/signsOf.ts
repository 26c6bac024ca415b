import type { Request } from 'express'
import type { Sign } from './judgeTouches.ts'

const lookingAhead = /prefetch|preview|prerender/i

/** Programs that say what they are. A name that only resembles a browser's says nothing. */
const scanners =
  /bot\b|crawl|spider|scan|preview|headless|phantomjs|barracuda|mimecast|proofpoint|cloudmark|symantec|trend ?micro|fireeye|sophos|fortinet|safelinks|google-safety|facebookexternalhit|whatsapp|curl|wget|python|java\/|okhttp|go-http-client|libwww|httpclient|axios/i

/** Apple’s Mail loads every picture through a proxy that says no more than this. */
const proxies = /^Mozilla\/5\.0$/

/** What a request for a link or a picture gives away of who asks. */
export function signsOf({ method, headers }: Pick<Request, 'method' | 'headers'>, kind: 'click' | 'open'): Sign[] {
  const purpose = `${headers['sec-purpose'] ?? ''} ${headers.purpose ?? ''} ${headers['x-moz'] ?? ''}`
  const agent = headers['user-agent'] ?? ''
  return [
    ...(method !== 'GET' || lookingAhead.test(purpose) ? (['ahead'] as const) : []),
    ...(agent === '' || scanners.test(agent) ? (['scanner'] as const) : []),
    ...(kind === 'open' && proxies.test(agent) ? (['proxy'] as const) : []),
  ]
}
