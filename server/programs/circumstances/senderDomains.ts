import { Resolver } from 'node:dns/promises'
import { warning } from '#engine/program/rules/drawing.ts'
import { getWorkspace } from '#server/workspace/getWorkspace.ts'
import { emailsOf } from '../pointersOf.ts'
import { type Look, livingNodes } from './Circumstances.ts'

/** What the DNS says of a domain that sends; null: it could not be asked. */
export type DomainVerdict = 'noDomain' | 'noSpf' | 'noDmarc' | null

/** Asks the DNS about one domain. */
export type AskDns = (name: string, type: 'TXT' | 'NS' | 'MX') => Promise<readonly string[]>

/** Whether receivers can tell that mail is the sender's: the domain of every sender has SPF and DMARC. A sandbox sends
 *  nothing, so that its senders are not asked about. */
export const senderDomains: Look = async (circumstances) => {
  const { scope } = circumstances
  const { sandbox, senderEmail } = await getWorkspace(scope)
  if (sandbox) return []
  const told = new Set<string>()
  const issues = livingNodes(circumstances, 'email').map(async (node) => {
    for (const { content } of emailsOf(node)) {
      const domain = domainOf(content.senderEmail.trim() || senderEmail)
      if (domain === null || told.has(domain)) continue
      told.add(domain)
      const verdict = await judgeOnce(domain)
      if (verdict) return [warning(verdict, node, { domain })]
    }
    return []
  })
  return (await Promise.all(issues)).flat()
}

/** null for names that no mail is sent from (RFC 2606), and for what is no domain. */
function domainOf(address: string): string | null {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase()
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain)) return null
  return /(^|\.)(example|test|invalid|localhost|local|internal)$|(^|\.)example\.(com|net|org)$/.test(domain)
    ? null
    : domain
}

/** What can be said of a domain. That a record is missing is believed of a domain that answers, and that the domain is
 *  missing of one whose parent answers: without a network nothing is said. */
export async function judgeDomain(domain: string, ask: AskDns): Promise<DomainVerdict> {
  const exists = await there(domain, ask)
  if (exists === null) return null
  if (!exists) return (await there(domain.slice(domain.indexOf('.') + 1), ask)) ? 'noDomain' : null
  const spf = await records(domain, 'v=spf1', ask)
  if (spf === false) return 'noSpf'
  const dmarc = await records(`_dmarc.${domain}`, 'v=DMARC1', ask)
  if (dmarc !== false) return null
  const parent = domain.split('.').slice(-2).join('.')
  return parent !== domain && (await records(`_dmarc.${parent}`, 'v=DMARC1', ask)) !== false ? null : 'noDmarc'
}

async function there(name: string, ask: AskDns): Promise<boolean | null> {
  for (const type of ['MX', 'NS', 'TXT'] as const) {
    const found = await answer(name, type, ask)
    if (found === null) return null
    if (found.length > 0) return true
  }
  return false
}

async function records(name: string, begins: string, ask: AskDns): Promise<boolean | null> {
  const found = await answer(name, 'TXT', ask)
  return found === null ? null : found.some((record) => record.toLowerCase().startsWith(begins.toLowerCase()))
}

/** null: nobody answered. */
async function answer(name: string, type: 'TXT' | 'NS' | 'MX', ask: AskDns): Promise<readonly string[] | null> {
  try {
    return await ask(name, type)
  } catch (error) {
    const code = (error as { code?: string }).code
    return code === 'ENOTFOUND' || code === 'ENODATA' ? [] : null
  }
}

const resolver = new Resolver({ timeout: 1500, tries: 1 })
const askTheNet: AskDns = async (name, type) => {
  if (type === 'TXT') return (await resolver.resolveTxt(name)).map((parts) => parts.join(''))
  return type === 'NS'
    ? await resolver.resolveNs(name)
    : (await resolver.resolveMx(name)).map(({ exchange }) => exchange)
}

const hour = 60 * 60 * 1000
const remembered = new Map<string, { readonly at: number; readonly verdict: Promise<DomainVerdict> }>()

/** Domains change seldom: an answer holds for an hour. */
function judgeOnce(domain: string): Promise<DomainVerdict> {
  const before = remembered.get(domain)
  if (before && Date.now() - before.at < hour) return before.verdict
  if (remembered.size > 1000) remembered.clear()
  const verdict = judgeDomain(domain, askTheNet)
  remembered.set(domain, { at: Date.now(), verdict })
  return verdict
}
