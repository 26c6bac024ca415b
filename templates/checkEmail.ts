import type { EmailContent } from '#engine/nodes/fields.ts'
import type { Issue } from '#engine/nodes/issue.ts'

/** Something wrong with an email. Its sentence is the message `code` in emailIssueTexts.ts; `field` is a field of
 *  EmailContent; params often hold `line` and `column`, both from 1. */
export type EmailIssue = Omit<Issue, 'nodeId'>

/** What a workspace has that emails may point to. */
export interface KnownToEmails {
  readonly fileIds: ReadonlySet<number>
  /** Names of the workspace's own prospect fields. Left out: any name passes. */
  readonly fields?: ReadonlySet<string>
}

/** Everything that can be said of an email before it is sent, blockers first. Never throws for what a person wrote. */
export function checkEmail(_content: EmailContent, _known: KnownToEmails): Promise<EmailIssue[]> {
  return Promise.resolve([])
}
