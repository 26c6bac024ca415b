import { createPrivateKey, type KeyObject } from 'node:crypto'

/** What mail is signed with: the settings DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY. */
export interface DkimKey {
  /** d=, where the public key is found, below the selector. */
  readonly domain: string
  readonly selector: string
  /** RSA. */
  readonly key: KeyObject
}

/**
 * Reads DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY, which is a key in PEM or the path of a file that holds one.
 * @param given a setting, or null
 * @returns null when none of the three is given: then whoever takes the mail signs it
 * @throws an Error that names the setting; a key is not repeated
 */
export function readDkim(given: (name: string) => string | null, readFile: (path: string) => string): DkimKey | null {
  const domain = given('DKIM_DOMAIN')
  const selector = given('DKIM_SELECTOR')
  const key = given('DKIM_KEY')
  if (!domain && !selector && !key) return null
  if (!domain || !selector || !key) {
    const missing = !domain ? 'DKIM_DOMAIN' : !selector ? 'DKIM_SELECTOR' : 'DKIM_KEY'
    throw new Error(`The setting ${missing} is missing: signing takes DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY.`)
  }
  if (!isName(domain)) throw new Error('The setting DKIM_DOMAIN is not understood: give a domain such as example.com.')
  if (!isName(selector)) throw new Error('The setting DKIM_SELECTOR is not understood: give a name such as polku.')
  try {
    return { domain, selector, key: parseDkimKey(pemOf(key, readFile)) }
  } catch (error) {
    throw new Error(`The setting DKIM_KEY is not understood: ${error instanceof Error ? error.message : error}.`)
  }
}

const isName = (name: string): boolean => /^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$/i.test(name)

function pemOf(key: string, readFile: (path: string) => string): string {
  if (key.includes('-----BEGIN')) return key
  try {
    return readFile(key)
  } catch {
    throw new Error('the file that it names cannot be read')
  }
}

/**
 * Reads a private RSA key in PEM.
 * @throws an Error that ends a sentence: "The setting DKIM_KEY is not understood: …"
 */
export function parseDkimKey(pem: string): KeyObject {
  let key: KeyObject
  try {
    // In an environment variable line breaks are often written as \n.
    key = createPrivateKey(pem.replaceAll('\\n', '\n'))
  } catch {
    throw new Error('give a private RSA key in PEM, or the path of a file that holds one')
  }
  const { asymmetricKeyType, asymmetricKeyDetails } = key
  if (asymmetricKeyType !== 'rsa' || (asymmetricKeyDetails?.modulusLength ?? 0) < 1024)
    throw new Error('give a private RSA key of 1024 bits at least; 2048 is usual')
  return key
}
