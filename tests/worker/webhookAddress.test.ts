import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isPublicAddress } from '#engine/worker/webhooks/isPublicAddress.ts'
import { postJson } from '#engine/worker/webhooks/postJson.ts'
import { WebhookSink } from './WebhookSink.ts'

describe('an address that a webhook may go to', () => {
  test.each(['8.8.8.8', '193.166.3.2', '172.15.0.1', '172.32.0.1', '100.128.0.1', '2a00:1450:400f:80d::200e'])(
    'is %s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  )

  test.each([
    // This machine and its network.
    ...['127.0.0.1', '127.255.1.2', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '100.64.0.1'],
    ...['::1', '::', 'fc00::1', 'fd12:3456::1', 'fe80::1', 'fe80::1%eth0', 'fec0::1'],
    // What clouds tell about themselves.
    ...['169.254.169.254', '169.254.170.2', 'fd00:ec2::254'],
    // The same in other clothes.
    ...['::ffff:127.0.0.1', '::ffff:7f00:1', '::FFFF:10.0.0.1', '0:0:0:0:0:ffff:a9fe:a9fe', '::127.0.0.1'],
    ...['64:ff9b::10.0.0.1', '64:ff9b::a00:1', '2002:7f00:1::', '2002:a9fe:a9fe::1'],
    // No machine of the public internet.
    ...['224.0.0.1', '255.255.255.255', '192.0.2.1', '198.18.0.1', '203.0.113.9', '240.0.0.1', 'ff02::1'],
    ...['2001:db8::1', '2001::1', '100::1', '64:ff9b:1::1', 'example.com', ''],
  ])('is not %s', (address) => expect(isPublicAddress(address)).toBe(false))
})

describe('a webhook', () => {
  const sink = new WebhookSink()
  beforeAll(() => sink.listen())
  afterAll(() => sink.close())
  const post = (url: string, allowPrivate = false) => postJson({ url, headers: {}, body: '{}', allowPrivate })
  const port = () => new URL(sink.url).port

  test('goes to no address of this machine, however it is written, nor to a name that stands for one', async () => {
    const hosts = ['127.0.0.1', '[::1]', '2130706433', '0x7f.1', '017700000001', '127.1', '[::ffff:127.0.0.1]', '0']
    for (const host of [...hosts, 'localhost'])
      expect(await post(`http://${host}:${port()}/`)).toEqual({ kind: 'forbidden', reason: 'privateAddress' })
    expect(sink.seen).toEqual([])
  })

  test('goes there on an intranet whose operator allows it', async () => {
    expect(await post(`http://localhost:${port()}/`, true)).toMatchObject({ kind: 'answered', status: 200 })
    expect(sink.seen).toHaveLength(1)
  })

  test.each(['file:///etc/passwd', 'ftp://example.com/', 'gopher://127.0.0.1:25/', 'not an address', ''])(
    'is not sent to %s',
    async (url) => expect(await post(url, true)).toEqual({ kind: 'forbidden', reason: 'badUrl' }),
  )

  test('to a name that nobody knows got no answer, and may be tried again', async () => {
    expect(await post('http://nobody.invalid/')).toMatchObject({ kind: 'lost' })
  })
})
