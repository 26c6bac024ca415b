import { BlockList, isIP, isIPv4 } from 'node:net'

// Where a webhook may not go: this machine, its network, the metadata of a cloud, and what is no address of one machine
// in the public internet (IANA special-purpose registries).
const v4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]
/** The only addresses of version 6 that are handed out to the public. */
const global6: readonly [string, number] = ['2000::', 3]
/** Of those: Teredo and other protocols, documentation, benchmarks. */
const v6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['3fff::', 20],
]

const forbidden = new BlockList()
for (const [net, bits] of v4) forbidden.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of v6) forbidden.addSubnet(net, bits, 'ipv6')
const open6 = new BlockList()
open6.addSubnet(...global6, 'ipv6')

/** Whether an IP address, 4 or 6, belongs to the public internet. One that holds another (mapped, 6to4, NAT64) is judged by that. */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/%.*$/, '')
  if (isIPv4(bare)) return !forbidden.check(bare, 'ipv4')
  if (isIP(bare) !== 6) return false
  const inside = addressWithin(groupsOf(bare))
  if (inside !== null) return isPublicAddress(inside)
  return open6.check(bare, 'ipv6') && !forbidden.check(bare, 'ipv6')
}

/** The IPv4 address that an IPv6 address stands for, or null. */
function addressWithin(groups: readonly number[]): string | null {
  const at = (n: number) =>
    `${(groups[n] ?? 0) >> 8}.${(groups[n] ?? 0) & 255}.${(groups[n + 1] ?? 0) >> 8}.${(groups[n + 1] ?? 0) & 255}`
  const begins = (...with_: number[]) => with_.every((group, n) => groups[n] === group)
  // ::ffff:a.b.c.d and the older ::a.b.c.d
  if (begins(0, 0, 0, 0, 0) && (groups[5] === 0xffff || groups[5] === 0)) return at(6)
  if (begins(0x64, 0xff9b, 0, 0, 0, 0)) return at(6)
  if (begins(0x2002)) return at(1)
  return null
}

/** The eight groups of an IPv6 address as it may be written. */
function groupsOf(address: string): number[] {
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address)
  const plain = dotted
    ? `${dotted[1]}${((Number(dotted[2]) << 8) | Number(dotted[3])).toString(16)}:${((Number(dotted[4]) << 8) | Number(dotted[5])).toString(16)}`
    : address
  const [head = '', tail] = plain.split('::')
  const groups = (part: string) => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16)))
  if (tail === undefined) return groups(head)
  const [before, after] = [groups(head), groups(tail)]
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => 0), ...after]
}
