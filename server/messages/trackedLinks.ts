import type { Scope } from '#server/scope.ts'
import type { CompiledEmail } from '#templates/compileEmail.ts'
import { clickUrl, fileUrl, unsubscribeUrl } from '#templates/linkToken.ts'
import { type MergeContext, mergeLinks } from '#templates/mergeEmail.ts'

export interface MessageLink {
  readonly url: string
  readonly kind: 'click' | 'file' | 'unsubscribe'
}

/** The links that stand in one person's email, made again from the published email and the key that signs them. Last
 *  the one that ends the mail. */
export function trackedLinks(
  { publicUrl, signingKey, workspaceId }: Pick<Scope, 'publicUrl' | 'signingKey' | 'workspaceId'>,
  messageId: number,
  compiled: CompiledEmail,
  person: MergeContext,
): MessageLink[] {
  const targets = mergeLinks(compiled, person)
  const links = compiled.links.flatMap(({ kind, fileId }, link): MessageLink[] => {
    if (kind === 'file') {
      return [{ kind, url: fileUrl(publicUrl, signingKey, { workspaceId, messageId, link, fileId: fileId ?? 0 }) }]
    }
    const target = targets[link] ?? '#'
    if (!/^https?:/i.test(target)) return []
    return [{ kind, url: clickUrl(publicUrl, signingKey, { workspaceId, messageId, link, target }) }]
  })
  return [...links, { kind: 'unsubscribe', url: unsubscribeUrl(publicUrl, signingKey, { workspaceId, messageId }) }]
}
