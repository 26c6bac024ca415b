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
