import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits, fit for a URL. */
export function makeSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** What is stored of a secret: long random ones need no slow hash. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
