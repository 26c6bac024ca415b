import { createHmac, timingSafeEqual } from 'node:crypto'

// The links that strangers follow out of an email. Each carries what it means and a signature over all of it, so that
// a click still finds its target when the database is away, and nobody can make a link of their own.
//
// K1. What a link does is read only from what is signed: kind, parts and target.
// K2. Parts are numbers in base 36; a token reads the same way in only one manner (no leading zeros, no signs).

/** `link` is the index of the link in the compiled email's `links`. `target` is an absolute http(s) or mailto URL. */
export interface ClickLink {
  readonly workspaceId: number
  readonly messageId: number
  readonly link: number
  readonly target: string
}

export interface FileLink {
  readonly workspaceId: number
  readonly messageId: number
  readonly link: number
  readonly fileId: number
}

export interface UnsubscribeLink {
  readonly workspaceId: number
  readonly messageId: number
}

/** The pixel that tells that a message was opened. */
export type OpenLink = UnsubscribeLink

type Kind = 'c' | 'f' | 'u' | 'o'

/** `${base}/c/<workspace>.<message>.<link>.<signature>?u=<target>`. `base` has no slash at its end. */
export function clickUrl(base: string, key: string, { workspaceId, messageId, link, target }: ClickLink): string {
  return `${base}/c/${sign(key, 'c', [workspaceId, messageId, link], target)}?u=${encodeURIComponent(target)}`
}

/** `${base}/f/<workspace>.<message>.<link>.<file>.<signature>` */
export function fileUrl(base: string, key: string, { workspaceId, messageId, link, fileId }: FileLink): string {
  return `${base}/f/${sign(key, 'f', [workspaceId, messageId, link, fileId])}`
}

/** `${base}/u/<workspace>.<message>.<signature>` */
export function unsubscribeUrl(base: string, key: string, { workspaceId, messageId }: UnsubscribeLink): string {
  return `${base}/u/${sign(key, 'u', [workspaceId, messageId])}`
}

/** `${base}/o/<workspace>.<message>.<signature>` */
export function openUrl(base: string, key: string, { workspaceId, messageId }: OpenLink): string {
  return `${base}/o/${sign(key, 'o', [workspaceId, messageId])}`
}

/** What a click link says, or null when it is not one of ours. `target` is the decoded `u` of its query. */
export function readClick(key: string, token: string, target: string): ClickLink | null {
  const parts = open(key, 'c', token, 3, target)
  if (!parts) return null
  const [workspaceId = 0, messageId = 0, link = 0] = parts
  return { workspaceId, messageId, link, target }
}

export function readFile(key: string, token: string): FileLink | null {
  const parts = open(key, 'f', token, 4)
  if (!parts) return null
  const [workspaceId = 0, messageId = 0, link = 0, fileId = 0] = parts
  return { workspaceId, messageId, link, fileId }
}

export function readUnsubscribe(key: string, token: string): UnsubscribeLink | null {
  return readMessage(key, 'u', token)
}

export function readOpen(key: string, token: string): OpenLink | null {
  return readMessage(key, 'o', token)
}

function readMessage(key: string, kind: Kind, token: string): UnsubscribeLink | null {
  const parts = open(key, kind, token, 2)
  if (!parts) return null
  const [workspaceId = 0, messageId = 0] = parts
  return { workspaceId, messageId }
}

/** The workspace that a token claims to come from. Unproved: good for naming a sender on an error page, nothing else. */
export function claimedWorkspace(token: string): number | null {
  return readPart(token.split('.', 1)[0] ?? '')
}

/** 132 bits of HMAC-SHA256, in 22 characters. */
const signatureLength = 22

function sign(key: string, kind: Kind, parts: readonly number[], target = ''): string {
  for (const part of parts) {
    if (!Number.isSafeInteger(part) || part < 0) throw new Error(`A link cannot carry ${part}.`)
  }
  const body = parts.map((part) => part.toString(36)).join('.')
  return `${body}.${signature(key, kind, body, target)}`
}

function open(key: string, kind: Kind, token: string, length: number, target = ''): number[] | null {
  if (token.length > 80) return null
  const texts = token.split('.')
  const given = texts.pop()
  if (given === undefined || texts.length !== length) return null
  const parts = texts.map(readPart)
  if (parts.some((part) => part === null)) return null
  const expected = Buffer.from(signature(key, kind, texts.join('.'), target))
  const offered = Buffer.from(given)
  if (offered.length !== expected.length || !timingSafeEqual(offered, expected)) return null
  return parts as number[]
}

function signature(key: string, kind: Kind, body: string, target: string): string {
  return createHmac('sha256', key).update(`${kind}|${body}|${target}`).digest('base64url').slice(0, signatureLength)
}

function readPart(text: string): number | null {
  if (!/^(0|[1-9a-z][0-9a-z]{0,10})$/.test(text)) return null
  const part = Number.parseInt(text, 36)
  return Number.isSafeInteger(part) ? part : null
}
