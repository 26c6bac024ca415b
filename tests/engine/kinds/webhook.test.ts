import { expect, test } from 'vitest'
import { createNode, kindOf, type NodeOf } from '#engine/nodes/registry.ts'
import { card, complaints, visit } from '../visit.ts'

const fresh = createNode('webhook', 'hook')
const calling = (url: string): NodeOf<'webhook'> => ({ ...fresh, config: { url } })
const severities = (url: string) =>
  (kindOf('webhook').check?.({ url }) ?? []).map(({ code, severity }) => `${severity}: ${code}`)

test('the call is asked for, and the prospect moves on without waiting for the answer', () => {
  expect(visit(calling(' https://crm.example/hook?a=1 '))).toEqual({
    kind: 'proceed',
    via: 'then',
    effects: [{ kind: 'webhook.call', url: 'https://crm.example/hook?a=1' }],
  })
})

test('the card names the system, not the secret in its address', () => {
  expect(card(calling('https://hooks.example.com/secret/123'))).toBe('Call hooks.example.com')
  expect(card(calling('https://crm.example:8443/x'), 'fi')).toBe('Kutsu osoitetta crm.example:8443')
  expect(card(fresh)).toBe('Write the address')
  expect(card(calling('crm.example'))).toBe('Write the address')
})

test('an address is needed', () => {
  expect(complaints(fresh)).toEqual(['noUrl at url'])
  expect(complaints(calling('https://crm.example/hook'))).toEqual([])
})

test.each([
  'crm.example',
  'ftp://crm.example',
  'https://',
  'https:// crm.example',
  'https://crm example',
  'javascript:1',
])('“%s” cannot be called', (url) => {
  expect(severities(url)).toEqual(['blocker: badUrl'])
})

test('data of prospects does not travel in the clear', () => {
  expect(severities('http://crm.example/hook')).toEqual(['blocker: notSafe'])
})

test.each(['http://localhost:9000/x', 'http://127.0.0.1/x', 'https://[::1]/x', 'http://crm.localhost'])(
  '%s is for trying things out',
  (url) => {
    expect(severities(url)).toEqual(['warning: local'])
  },
)

test('a password in the address is seen by everybody who opens the program', () => {
  expect(severities('https://anna:secret@crm.example/')).toEqual(['warning: password'])
})
