import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

interface Locked {
  resolved?: string
  optionalDependencies?: Record<string, string>
}

const packages: Record<string, Locked> = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages

// npm ci on one platform needs the entries of all others: a lock with a gap installs only where it was made.
test('the lock names every optional dependency of every package', () => {
  const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !isLocked(name, place))
      .map((name) => `${name}, wanted by ${place || 'Polku'}`),
  )
  expect(missing).toEqual([])
})

test('the lock names no registry but the public one', () => {
  const elsewhere = Object.values(packages)
    .map(({ resolved }) => resolved)
    .filter((resolved) => resolved && !resolved.startsWith('https://registry.npmjs.org/'))
  expect(elsewhere).toEqual([])
})

/** As Node looks: in the package's own node_modules, then in those of the folders above it. */
function isLocked(name: string, place: string): boolean {
  for (let folder = place; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    if (packages[folder ? `${folder}/node_modules/${name}` : `node_modules/${name}`]) return true
    if (!folder) return false
  }
}
