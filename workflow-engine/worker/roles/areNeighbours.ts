/**
 * Whether processes of two versions may work on one database at the same time: their major numbers are the same, and
 * their minor numbers differ by one at most. A migration only adds; what it makes needless goes in the version after.
 */
export function areNeighbours(one: string, other: string): boolean {
  const [a, b] = [numbersOf(one), numbersOf(other)]
  return a !== null && b !== null && a.major === b.major && Math.abs(a.minor - b.minor) <= 1
}

function numbersOf(version: string): { major: number; minor: number } | null {
  const [, major, minor] = /^(\d+)\.(\d+)\./.exec(version) ?? []
  return major === undefined || minor === undefined ? null : { major: Number(major), minor: Number(minor) }
}
