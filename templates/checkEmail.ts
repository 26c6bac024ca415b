import type { EmailContent } from '#engine/nodes/fields.ts'
import type { Issue } from '#engine/nodes/issue.ts'
import { checkFiles, checkMarkup } from './checkMarkup.ts'
import { checkMerge, hasUnsubscribe } from './checkMerge.ts'
import { type CompiledEmail, compileWithIssues, UncompilableEmail } from './compileEmail.ts'
import { estimateBytes } from './links.ts'
import { TooHeavy } from './liquid.ts'
import { mergeEmail, mergeLinks } from './mergeEmail.ts'
import { sparsePerson } from './samplePeople.ts'
import { blankComments } from './scanTags.ts'

/** Something wrong with an email. Its sentence is the message `code` in emailIssueTexts.ts; `field` is a field of
 *  EmailContent; params often hold `line` and `column`, both from 1. */
export type EmailIssue = Omit<Issue, 'nodeId'>

/** What a workspace has that emails may point to. */
export interface KnownToEmails {
  readonly fileIds: ReadonlySet<number>
  /** Names of the workspace's own prospect fields. Left out: any name passes. */
  readonly fields?: ReadonlySet<string>
}

/** An email compiled as far as it goes, with everything that can be said of it. */
export interface EmailInspection {
  /** null when it cannot be compiled at all. */
  readonly compiled: CompiledEmail | null
  /** Bytes of its HTML as sent, about: tracked links are longer than what they replace. */
  readonly bytes: number
  readonly issues: EmailIssue[]
}

/** Everything that can be said of an email before it is sent, blockers first, then by line. Says nothing of what is
 *  empty, nor of the sender's address: those are the email node's own checks. Never throws for what a person wrote. */
export async function checkEmail(content: EmailContent, known: KnownToEmails): Promise<EmailIssue[]> {
  return (await inspectEmail(content, known)).issues
}

/** checkEmail and compileEmail in one go. */
export async function inspectEmail(content: EmailContent, known: KnownToEmails): Promise<EmailInspection> {
  const markup = checkMarkup(content.mjml)
  const merge = [
    ...checkMerge(content.subject, 'subject', known.fields),
    ...checkMerge(content.preheader, 'preheader', known.fields),
    ...checkMerge(content.senderName, 'senderName', known.fields),
    ...checkMerge(content.senderEmail, 'senderEmail', known.fields),
  ]
  const stopped = markup.some(({ code }) => beyondReading.has(code))
  if (stopped) {
    const said = markup.filter(({ code }) => code !== 'email.empty')
    return { compiled: null, bytes: 0, issues: inOrder([...said, ...merge]) }
  }
  const source = blankComments(content.mjml)
  const mine = [
    ...markup,
    ...merge,
    ...checkMerge(source, 'mjml', known.fields),
    ...checkFiles(content.mjml, known.fileIds),
  ]
  // Behind an unclosed tag nothing can be told.
  const unclosed = mine.some(({ code, field }) => code === 'email.mergeUnclosed' && field === 'mjml')
  if (unclosed) return { compiled: null, bytes: 0, issues: inOrder(mine) }
  if (!hasUnsubscribe(source)) mine.push(blocker('email.noUnsubscribe'))
  try {
    const { compiled, issues } = await compileWithIssues(content)
    const bytes = estimateBytes(compiled.html, compiled.links)
    return { compiled, bytes, issues: inOrder([...mine, ...issues, ...checkSize(bytes), ...tryOut(compiled)]) }
  } catch (error) {
    if (!(error instanceof UncompilableEmail)) throw error
    const news = error.issues.filter(({ code }) => !mine.some((issue) => issue.code === code))
    // "Cannot be read" says nothing where a better sentence stands already.
    const own = mine.some(({ severity }) => severity === 'blocker')
    return { compiled: null, bytes: 0, issues: inOrder([...mine, ...news.filter((n) => !own || n.code !== vague)]) }
  }
}

const vague = 'email.mergeBroken'
const beyondReading: ReadonlySet<string> = new Set([
  'email.empty',
  'email.tooLarge',
  'email.tooDeep',
  'email.structure',
  'email.tooHeavy',
])

const clipKilobytes = 102
const nearlyKilobytes = 90

function checkSize(bytes: number): EmailIssue[] {
  const size = Math.round(bytes / 1024)
  const params = { size, limit: clipKilobytes }
  if (bytes > clipKilobytes * 1024) return [{ code: 'email.clipped', severity: 'warning', field: 'mjml', params }]
  if (bytes > nearlyKilobytes * 1024)
    return [{ code: 'email.nearlyClipped', severity: 'warning', field: 'mjml', params }]
  return []
}

/** Merges once for somebody of whom nothing is known: what does not end in time for them ends for nobody. */
function tryOut(compiled: CompiledEmail): EmailIssue[] {
  try {
    mergeEmail(compiled, sparsePerson, {
      links: mergeLinks(compiled, sparsePerson),
      unsubscribe: 'https://polku.example',
    })
    return []
  } catch (error) {
    return [blocker(error instanceof TooHeavy ? 'email.tooHeavy' : vague)]
  }
}

function blocker(code: string, field = 'mjml'): EmailIssue {
  return { code, severity: 'blocker', field }
}

/** More than anybody reads. */
const mostIssues = 100
const weight = { blocker: 0, warning: 1, tip: 2 } as const

function inOrder(issues: readonly EmailIssue[]): EmailIssue[] {
  const line = (issue: EmailIssue) => Number(issue.params?.line ?? 0)
  return [...issues].sort((a, b) => weight[a.severity] - weight[b.severity] || line(a) - line(b)).slice(0, mostIssues)
}
