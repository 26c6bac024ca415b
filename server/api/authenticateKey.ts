import type { Request, Response } from 'express'
import { browserLanguage } from '#server/http/browserLanguage.ts'
import type { Installation } from '#server/http/createContext.ts'
import { requestIdOf } from '#server/http/requestLog.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { hashSecret } from '#server/workspace/secret.ts'

interface Row {
  readonly workspaceId: number
  readonly id: number
  readonly name: string
}

// When a key was last used is kept to the minute.
const text = `
with found as (
  select workspace_id, id, name, last_used_at from api_key where hash = $1 and revoked_at is null limit 1
), used as (
  update api_key k set last_used_at = now() from found f
  where k.workspace_id = f.workspace_id and k.id = f.id
    and (f.last_used_at is null or f.last_used_at < now() - interval '1 minute')
)
select workspace_id as "workspaceId", id, name from found`

/** The scope of the key in `Authorization: Bearer …`: its own workspace, with a marketer's rights. */
export async function authenticateKey(
  { database, publicUrl, signingKey, log }: Installation,
  request: Request,
  response: Response,
): Promise<Scope> {
  const [, key] = /^Bearer\s+(\S{1,300})$/i.exec(request.headers.authorization ?? '') ?? []
  if (!key) throw new Refusal('auth.keyWrong')
  const { rows } = await database.pool.query<Row>({ name: 'find-api-key', text, values: [hashSecret(key)] })
  const found = rows[0]
  if (!found) throw new Refusal('auth.keyWrong')
  return {
    database,
    workspaceId: found.workspaceId,
    role: 'marketer',
    actor: { kind: 'key', id: found.id, name: found.name },
    language: browserLanguage(request.headers['accept-language']),
    publicUrl,
    signingKey,
    log: log.child({ requestId: requestIdOf(response) }),
  }
}
