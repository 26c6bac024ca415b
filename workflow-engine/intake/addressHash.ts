import { createHmac } from 'node:crypto'

/**
 * What the suppression list keeps of an address: HMAC-SHA256 of its key with the installation's signing key. It survives
 * the person's erasure without naming them.
 * @param emailKey the address as `prospect.email_key` holds it: trimmed, lower case, the domain in ASCII
 */
export function addressHash(emailKey: string, signingKey: string): string {
  return createHmac('sha256', signingKey).update(`address|${emailKey}`).digest('base64url')
}
