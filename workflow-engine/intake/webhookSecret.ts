import { randomBytes } from 'node:crypto'
import type pg from 'pg'

/** What signs a workspace's webhooks. */
export interface WebhookSecrets {
  /** whsec_ and 32 random bytes in base64, as Standard Webhooks writes it. */
  readonly secret: string
  /** The one before it, for a day after the change; null otherwise. */
  readonly before: string | null
}

const readText = `
select webhook_secret as secret,
  case when webhook_secret_before <> '' and webhook_secret_at > now() - interval '24 hours'
    then webhook_secret_before end as before
from workspace where workspace_id = $1`

const makeText = `update workspace set webhook_secret = $2 where workspace_id = $1 and webhook_secret = ''`

const rotateText = `
update workspace set webhook_secret_before = webhook_secret, webhook_secret = $2, webhook_secret_at = now()
where workspace_id = $1`

/** The secrets of a workspace; the first is made when it is first asked for. */
export async function webhookSecrets(
  client: Pick<pg.ClientBase, 'query'>,
  workspaceId: number,
): Promise<WebhookSecrets> {
  const found = await read(client, workspaceId)
  if (found.secret !== '') return found
  await client.query({ name: 'makeWebhookSecret', text: makeText, values: [workspaceId, newSecret()] })
  return read(client, workspaceId)
}

/** Changes the secret. For a day the one before it signs too, so that nobody has to change theirs at the same second. */
export async function rotateWebhookSecret(
  client: Pick<pg.ClientBase, 'query'>,
  workspaceId: number,
): Promise<WebhookSecrets> {
  await client.query({ name: 'rotateWebhookSecret', text: rotateText, values: [workspaceId, newSecret()] })
  return read(client, workspaceId)
}

async function read(client: Pick<pg.ClientBase, 'query'>, workspaceId: number): Promise<WebhookSecrets> {
  const { rows } = await client.query<WebhookSecrets>({
    name: 'webhookSecrets',
    text: readText,
    values: [workspaceId],
  })
  return rows[0] ?? { secret: '', before: null }
}

const newSecret = () => `whsec_${randomBytes(32).toString('base64')}`
