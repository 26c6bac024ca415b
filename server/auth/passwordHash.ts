import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

// scrypt with N = 2^15, r = 8, p = 3: OWASP's figures for 32 MiB a hash. The figures stand in the hash, so that they can
// be raised for new passwords while old ones still open.
const cost = { N: 2 ** 15, r: 8, p: 3 }
const length = 64

/** `scrypt$15$8$3$<salt>$<hash>` */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await derive(password, salt, cost)
  return ['scrypt', Math.log2(cost.N), cost.r, cost.p, salt.toString('base64url'), hash.toString('base64url')].join('$')
}

export async function verifyPassword({ hash, password }: { hash: string; password: string }): Promise<boolean> {
  const [name, log2N, r, p, salt, expected] = hash.split('$')
  if (name !== 'scrypt' || !salt || !expected) return false
  const wanted = Buffer.from(expected, 'base64url')
  const derived = await derive(password, Buffer.from(salt, 'base64url'), {
    N: 2 ** Number(log2N),
    r: Number(r),
    p: Number(p),
  })
  return wanted.length === derived.length && timingSafeEqual(wanted, derived)
}

function derive(password: string, salt: Buffer, { N, r, p }: typeof cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, length, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}
