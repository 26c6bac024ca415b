import { createHmac } from 'node:crypto'
import type { WebhookSecrets } from '../../intake/webhookSecret.ts'

/**
 * The three headers of Standard Webhooks (standardwebhooks.com). During the day after a change of the secret there are
 * two signatures, and either is enough.
 * @param id the same on every try of one call
 * @param at seconds since 1970, of this try
 */
export function signWebhook(
  { secret, before }: WebhookSecrets,
  id: string,
  at: number,
  body: string,
): Record<string, string> {
  const signatures = [secret, before].flatMap((key) => (key ? [`v1,${hmac(key, `${id}.${at}.${body}`)}`] : []))
  return { 'webhook-id': id, 'webhook-timestamp': String(at), 'webhook-signature': signatures.join(' ') }
}

function hmac(secret: string, content: string): string {
  return createHmac('sha256', Buffer.from(secret.replace(/^whsec_/, ''), 'base64'))
    .update(content)
    .digest('base64')
}
