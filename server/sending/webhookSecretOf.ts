import { rotateWebhookSecret, type WebhookSecrets, webhookSecrets } from '#engine/intake/webhookSecret.ts'
import { writeAudit } from '#server/audit.ts'
import { inTransaction } from '#server/inTransaction.ts'
import type { Scope } from '#server/scope.ts'

/** What receivers check the signatures of this workspace's webhooks with. */
export function getWebhookSecret({ database, workspaceId }: Scope): Promise<WebhookSecrets> {
  return inTransaction(database, (client) => webhookSecrets(client, workspaceId))
}

/** A new one; the one before it signs too for a day. */
export function changeWebhookSecret(scope: Scope): Promise<WebhookSecrets> {
  return inTransaction(scope.database, async (client) => {
    const secrets = await rotateWebhookSecret(client, scope.workspaceId)
    await writeAudit(client, scope, 'webhook.rotateSecret', 'workspace')
    return secrets
  })
}
