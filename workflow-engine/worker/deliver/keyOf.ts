import { domainToASCII } from 'node:url'

/** An address as `prospect.email_key` holds it: trimmed, lower case, the domain in ASCII. */
export function keyOf(email: string): string {
  const address = email.trim().toLowerCase()
  const at = address.lastIndexOf('@')
  return `${address.slice(0, at)}@${domainToASCII(address.slice(at + 1))}`
}
