import type pg from 'pg'
import type { CompiledEmail } from '#templates/compileEmail.ts'
import { clickUrl, fileUrl, openUrl, unsubscribeUrl } from '#templates/linkToken.ts'
import { type MergeContext, mergeEmail, mergeLinks } from '#templates/mergeEmail.ts'
import type { OpenWorkspace } from '../openWorkspace.ts'
import type { Mail } from './composeMime.ts'
import type { EmailCache } from './EmailCache.ts'
import type { Content, Letter } from './letter.ts'
import { dateOf, domainOf, newMessageId } from './messageIdentity.ts'
import { systemMail } from './systemMail.ts'

export interface Press {
  readonly emails: EmailCache
  readonly signingKey: string
  /** What links begin with, no slash at the end. */
  readonly publicUrl: string
}

type Words = Omit<Mail, 'messageId' | 'date' | 'headers'>
type Marketing = Extract<Content, { kind: 'marketing' }>

/**
 * Puts a letter into words and headers.
 * @throws when its email is not there or its template asks for too much: then no retry helps
 */
export async function renderLetter(
  client: pg.ClientBase | pg.Pool,
  press: Press,
  workspace: OpenWorkspace,
  letter: Letter,
): Promise<Mail> {
  const { content } = letter
  const words =
    content.kind === 'marketing'
      ? await marketingWords(client, press, workspace, letter.id, content)
      : plainWords(press, workspace, content)
  const domain = domainOf(words.fromEmail)
  // In a sandbox mail is dated by the clock of the sandbox.
  const at = workspace.sandbox ? letter.dueAt : workspace.now.getTime()
  const messageId = letter.messageId ?? newMessageId(workspace.id, letter.id, at, domain)
  return {
    ...words,
    messageId,
    date: dateOf(messageId),
    headers: content.kind === 'marketing' ? marketingHeaders(press, workspace.id, letter.id, content, domain) : system,
  }
}

const system = { 'Auto-Submitted': 'auto-generated' }

/** What tells mailbox providers that this is bulk mail, how to end it with one click, and that nobody's absence is asked for. */
function marketingHeaders(
  press: Press,
  workspaceId: number,
  messageId: number,
  { programId, nodeId }: Marketing,
  domain: string,
): Record<string, string> {
  const unsubscribe = unsubscribeUrl(press.publicUrl, press.signingKey, { workspaceId, messageId })
  return {
    'List-Unsubscribe': `<${unsubscribe}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'List-Id': `<p${programId}.w${workspaceId}.${domain}>`,
    'Feedback-ID': `${programId}:${nodeId}:${workspaceId}:polku`,
    Precedence: 'bulk',
    ...system,
    'X-Auto-Response-Suppress': 'OOF, AutoReply',
  }
}

async function marketingWords(
  client: pg.ClientBase | pg.Pool,
  press: Press,
  workspace: OpenWorkspace,
  messageId: number,
  content: Marketing,
): Promise<Words> {
  const { person } = content
  const email = await press.emails.get(client, workspace.id, content)
  const merged = mergeEmail(email, person, {
    links: linksOf(press, workspace.id, messageId, email, person),
    unsubscribe: unsubscribeUrl(press.publicUrl, press.signingKey, { workspaceId: workspace.id, messageId }),
  })
  const { prospect } = person
  const key = { workspaceId: workspace.id, messageId }
  return {
    fromName: merged.senderName || workspace.name,
    fromEmail: merged.senderEmail || fallbackSender(press),
    toName: `${prospect.firstName} ${prospect.lastName}`.trim(),
    toEmail: prospect.email,
    subject: merged.subject,
    html: workspace.tracksOpens ? withPixel(merged.html, openUrl(press.publicUrl, press.signingKey, key)) : merged.html,
    text: merged.text,
  }
}

/** One transparent point at the very end, where it moves nothing. */
function withPixel(html: string, url: string): string {
  const picture = `<img src="${url}" width="1" height="1" alt="" style="display:block;width:1px;height:1px;border:0">`
  const end = html.toLowerCase().lastIndexOf('</body>')
  return end < 0 ? html + picture : html.slice(0, end) + picture + html.slice(end)
}

/** What each link of this one message points to: tracked, and signed. What is no web address stays what it is. */
function linksOf(
  { publicUrl, signingKey }: Press,
  workspaceId: number,
  messageId: number,
  email: CompiledEmail,
  person: MergeContext,
): string[] {
  const targets = mergeLinks(email, person)
  return email.links.map(({ kind, fileId }, link) => {
    if (kind === 'file') return fileUrl(publicUrl, signingKey, { workspaceId, messageId, link, fileId: fileId ?? 0 })
    const target = targets[link] ?? '#'
    return /^https?:/i.test(target) ? clickUrl(publicUrl, signingKey, { workspaceId, messageId, link, target }) : target
  })
}

function plainWords(press: Press, workspace: OpenWorkspace, content: Exclude<Content, Marketing>): Words {
  const from = {
    fromName: workspace.senderName || workspace.name,
    fromEmail: workspace.senderEmail || fallbackSender(press),
  }
  if (content.kind === 'system') {
    const { to, template, params } = content
    const spoken = { language: to.language, base: press.publicUrl, zone: workspace.zone }
    return { ...from, toName: to.name, toEmail: to.email, ...systemMail(template, params, spoken) }
  }
  const given = (key: string) => (typeof content.params[key] === 'string' ? content.params[key] : '')
  return {
    fromName: given('fromName') || from.fromName,
    fromEmail: given('fromEmail') || from.fromEmail,
    toName: '',
    toEmail: content.to,
    subject: given('subject'),
    html: given('html'),
    text: given('text'),
  }
}

/** For a workspace that has not said who writes. */
function fallbackSender({ publicUrl }: Press): string {
  return `noreply@${new URL(publicUrl).hostname.replace(/^\[|\]$/g, '')}`
}
