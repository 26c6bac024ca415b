import { lookup } from 'node:dns'
import * as http from 'node:http'
import * as https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from './isPublicAddress.ts'

/** What became of one request. */
export type Answered =
  /** `body` is null when it was longer than may be kept. */
  | {
      readonly kind: 'answered'
      readonly status: number
      readonly body: string | null
      readonly retryAfterMs: number | null
    }
  /** It may not be called at all, now or later. */
  | { readonly kind: 'forbidden'; readonly reason: 'badUrl' | 'privateAddress' }
  /** No whole answer came. */
  | { readonly kind: 'lost'; readonly reason: string }

export interface Posting {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** This machine and its network may be called too. */
  readonly allowPrivate: boolean
  /** From the first look for its address to the last byte of the answer. */
  readonly timeoutMs?: number
}

const TIMEOUT_MS = 10_000
const MOST_BYTES = 64 * 1024

const kept = { keepAlive: true, timeout: 30_000 }
const makeAgents = () => ({ 'http:': new http.Agent(kept), 'https:': new https.Agent(kept) })
/** A connection that was opened where everything is allowed is never used where it is not. */
const agents = { open: makeAgents(), guarded: makeAgents() }

class PrivateAddress extends Error {
  override readonly name = 'PrivateAddress'
}

/**
 * Posts JSON to an address that a user wrote.
 *
 * W1. The addresses of a name are looked at when it is resolved, and the connection goes to what was looked at: a name
 *     that points elsewhere a moment later gains nothing.
 * W2. No redirect is followed. W3. The answer is read up to 64 KB, and everything ends after ten seconds.
 */
export function postJson(posting: Posting): Promise<Answered> {
  const { url, headers, body, allowPrivate, timeoutMs = TIMEOUT_MS } = posting
  const target = URL.canParse(url) ? new URL(url) : null
  if (!target || (target.protocol !== 'http:' && target.protocol !== 'https:'))
    return Promise.resolve({ kind: 'forbidden', reason: 'badUrl' })
  const host = target.hostname.replace(/^\[|\]$/g, '')
  if (!allowPrivate && isIP(host) && !isPublicAddress(host))
    return Promise.resolve({ kind: 'forbidden', reason: 'privateAddress' })

  return new Promise((resolve) => {
    const { request } = target.protocol === 'https:' ? https : http
    const limit = AbortSignal.timeout(timeoutMs)
    const sent = request(
      target,
      {
        method: 'POST',
        agent: agents[allowPrivate ? 'open' : 'guarded'][target.protocol as 'http:' | 'https:'],
        lookup: allowPrivate ? lookup : lookupPublic,
        signal: limit,
        headers: {
          ...headers,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'Polku',
          accept: 'application/json',
        },
      },
      (response) => {
        read(response, limit).then(resolve)
      },
    )
    sent.on('error', (error) => {
      // A connection that was kept for the next call may have been closed at that very moment.
      const isStale = sent.reusedSocket && 'code' in error && error.code === 'ECONNRESET' && !limit.aborted
      resolve(isStale ? postJson(posting) : failureOf(error, limit))
    })
    sent.end(body)
  })
}

async function read(response: http.IncomingMessage, limit: AbortSignal): Promise<Answered> {
  const { statusCode = 0, headers } = response
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      bytes += chunk.length
      // Leaving the loop ends the connection.
      if (bytes > MOST_BYTES) break
      chunks.push(chunk)
    }
  } catch (error) {
    return failureOf(error, limit)
  }
  return {
    kind: 'answered',
    status: statusCode,
    body: bytes > MOST_BYTES ? null : Buffer.concat(chunks).toString('utf8'),
    retryAfterMs: retryAfterOf(headers['retry-after']),
  }
}

/** Seconds are understood; a date is not, and the schedule holds. */
function retryAfterOf(header: string | undefined): number | null {
  return header !== undefined && /^\d{1,6}$/.test(header.trim()) ? Number(header) * 1000 : null
}

function failureOf(error: unknown, limit: AbortSignal): Answered {
  if (error instanceof PrivateAddress) return { kind: 'forbidden', reason: 'privateAddress' }
  if (limit.aborted) return { kind: 'lost', reason: 'No answer in time.' }
  return { kind: 'lost', reason: error instanceof Error ? error.message : String(error) }
}

/** Resolves a name, and refuses it when any of its addresses is not of the public internet. */
const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '')
    if (addresses.length === 0 || !addresses.every(({ address }) => isPublicAddress(address)))
      return callback(new PrivateAddress(`${hostname} is no address of the public internet.`), '')
    if (options.all) return callback(null, addresses)
    const [first] = addresses
    callback(null, first?.address ?? '', first?.family)
  })
}
