import { domainToASCII } from 'node:url'

/** An address as it was typed, without blanks around it, `mailto:` before it or angle brackets. */
export function tidyEmail(text: string): string {
  const bare = text.trim()
  const bracketed = /<([^<>]*)>$/.exec(bare)
  return (bracketed?.[1] ?? bare).trim().replace(/^mailto:/i, '')
}

/**
 * The key that an address is matched by, or null when it is none: lower case, the domain in ASCII (IDNA). Plus tags and
 * dots stay, since only the receiving domain knows whether they mean something. Taken: what RFC 5321 can carry without
 * SMTPUTF8, and a domain with at least two labels. Not taken: quoted local parts and addresses of numbers.
 */
export function emailKey(address: string): string | null {
  if (address.length > 254) return null
  const at = address.lastIndexOf('@')
  const local = address.slice(0, at).toLowerCase()
  if (at < 1 || local.length > 64 || !localPart.test(local)) return null
  const typed = address.slice(at + 1).normalize('NFC')
  if (!typedDomain.test(typed)) return null
  const domain = domainToASCII(typed).toLowerCase()
  if (domain.length > 253 || !asciiDomain.test(domain) || local.length + 1 + domain.length > 254) return null
  return `${local}@${domain}`
}

const localPart = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/

/** Letters and digits of any script, hyphens inside labels, the last label not a number. */
const typedDomain = /^([\p{L}\p{N}\p{M}]([\p{L}\p{N}\p{M}-]*[\p{L}\p{N}\p{M}])?\.)+(?!\d+$)[\p{L}\p{N}\p{M}-]{2,}$/u

const asciiDomain = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])$/
