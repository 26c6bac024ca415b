import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readWorkerSettings } from '#engine/worker/readWorkerSettings.ts'
import { readEnv } from '#server/env.ts'

test('nothing set: a demo on this machine alone, with a database of its own', () => {
  expect(readEnv({})).toEqual({
    port: 3000,
    host: '127.0.0.1',
    dataDir: path.resolve('.data'),
    databaseUrl: null,
    smtpUrl: null,
    dkim: null,
    webhookAllowPrivate: false,
    publicUrl: 'http://localhost:3000',
    demo: true,
    bootstrapApiKey: null,
    logLevel: 'info',
    worker: true,
    trustProxy: 0,
    retentionMonths: null,
    production: false,
  })
})

test('an empty variable counts as absent', () => {
  expect(readEnv({ PORT: '', DATABASE_URL: ' ' })).toEqual(readEnv({}))
})

test.each([
  [{ HOST: '0.0.0.0' }, false],
  [{ HOST: '0.0.0.0', DEMO: 'on' }, true],
  [{ HOST: 'localhost' }, true],
  [{ HOST: '::1' }, true],
  [{ DEMO: 'off' }, false],
  // Behind a reverse proxy.
  [{ HOST: '127.0.0.1', PUBLIC_URL: 'https://polku.example.com' }, false],
])('the demo account exists only where nobody else can come in, or on request: %o', (variables, demo) => {
  expect(readEnv(variables).demo).toBe(demo)
})

test('links begin with PUBLIC_URL, without its last slash', () => {
  expect(readEnv({ PUBLIC_URL: 'https://polku.example.com/' }).publicUrl).toBe('https://polku.example.com')
})

test.each([
  [{ PORT: 'abc' }, 'The setting PORT is not understood: give a whole number from 1 to 65535.'],
  [{ PORT: '70000' }, 'The setting PORT is not understood: give a whole number from 1 to 65535.'],
  [
    { HOST: 'my host' },
    'The setting HOST is not understood: give an address or a name of this machine, such as 127.0.0.1 or 0.0.0.0.',
  ],
  [{ DEMO: 'yes' }, 'The setting DEMO is not understood: give on, off or auto.'],
  [
    { DATABASE_URL: 'mysql://root:secret@db/polku' },
    'The setting DATABASE_URL is not understood: give an address such as postgresql://user:password@host:5432/database.',
  ],
  [{ WEBHOOK_ALLOW_PRIVATE: 'yes' }, 'The setting WEBHOOK_ALLOW_PRIVATE is not understood: give on or off.'],
  [
    { DKIM_DOMAIN: 'example.com', DKIM_KEY: 'x' },
    'The setting DKIM_SELECTOR is missing: signing takes DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY.',
  ],
  [
    { DKIM_DOMAIN: 'example com', DKIM_SELECTOR: 'polku', DKIM_KEY: 'x' },
    'The setting DKIM_DOMAIN is not understood: give a domain such as example.com.',
  ],
  [
    { DKIM_DOMAIN: 'example.com', DKIM_SELECTOR: 'polku', DKIM_KEY: '/nowhere/polku.key' },
    'The setting DKIM_KEY is not understood: the file that it names cannot be read.',
  ],
  [
    { DKIM_DOMAIN: 'example.com', DKIM_SELECTOR: 'polku', DKIM_KEY: '-----BEGIN PRIVATE KEY-----secret' },
    'The setting DKIM_KEY is not understood: give a private RSA key in PEM, or the path of a file that holds one.',
  ],
])('a wrong value is one sentence that says what to give: %o', (variables, sentence) => {
  expect(() => readEnv(variables)).toThrow(sentence)
})

test('mail is signed with a key that stands in a file or in the setting itself, for senders and servers alike', () => {
  const key = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({ type: 'pkcs8', format: 'pem' })
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'polku-key-')), 'polku.key')
  writeFileSync(file, key)
  const url = { DATABASE_URL: 'postgres://db/polku' }
  for (const DKIM_KEY of [file, String(key), String(key).replaceAll('\n', '\\n')]) {
    const settings = { ...url, DKIM_DOMAIN: 'example.com', DKIM_SELECTOR: 'polku', DKIM_KEY }
    for (const { dkim } of [readEnv(settings), readWorkerSettings(settings)])
      expect(dkim).toMatchObject({ domain: 'example.com', selector: 'polku', key: { asymmetricKeyType: 'rsa' } })
  }
  expect(readWorkerSettings(url)).toMatchObject({ dkim: null, webhookAllowPrivate: false, lanes: 3 })
  rmSync(path.dirname(file), { recursive: true })
})
