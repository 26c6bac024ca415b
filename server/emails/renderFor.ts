import type { EmailContent } from '#engine/nodes/fields.ts'
import { loadFileIds } from '#server/files/loadFileIds.ts'
import type { Scope } from '#server/scope.ts'
import type { EmailIssue } from '#templates/checkEmail.ts'
import { TooHeavy } from '#templates/liquid.ts'
import { type MergedEmail, mergeEmail, mergeLinks } from '#templates/mergeEmail.ts'
import { inspectOnce } from './inspectOnce.ts'
import { loadPerson, type Whom } from './loadPerson.ts'

export interface Rendering {
  /** null when it cannot be made: the issues say why. */
  readonly merged: MergedEmail | null
  readonly issues: EmailIssue[]
  /** Size of the HTML part as sent, about. */
  readonly bytes: number
}

/** An email as this person would get it, compiled and merged by what sends. Links go where they would lead, untracked;
 *  files to the member's own download. */
export async function renderFor(scope: Scope, content: EmailContent, whom: Whom): Promise<Rendering> {
  const person = await loadPerson(scope, whom)
  const fileIds = await loadFileIds(scope.database.pool, scope.workspaceId)
  const { compiled, issues, bytes } = await inspectOnce(content, fileIds)
  if (!compiled) return { merged: null, issues, bytes }
  try {
    const targets = mergeLinks(compiled, person)
    const links = compiled.links.map((link, index) =>
      link.kind === 'file'
        ? `${scope.publicUrl}/download/files/${link.fileId}?workspaceId=${scope.workspaceId}`
        : (targets[index] ?? '#'),
    )
    return { merged: mergeEmail(compiled, person, { links, unsubscribe: `${scope.publicUrl}/` }), issues, bytes }
  } catch (error) {
    // It was tried with a person of whom little is known; with this one's data it may still grow too heavy.
    if (!(error instanceof TooHeavy)) throw error
    return { merged: null, issues: [{ code: 'email.tooHeavy', severity: 'blocker', field: 'mjml' }, ...issues], bytes }
  }
}
