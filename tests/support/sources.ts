import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

export interface Source {
  /** From the root of the repository, with forward slashes. */
  path: string
  text: string
}

export interface Import {
  from: string
  /** A path from the root when it is ours; otherwise the name of the package, "node:" included. */
  target: string
  isOurs: boolean
  isTypeOnly: boolean
}

/** The files that belong to the repository: committed, or about to be. */
export function sources(pattern: RegExp): Source[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  return listed
    .split('\0')
    .filter((file) => file && pattern.test(file) && existsSync(file))
    .sort()
    .map((file) => ({ path: file, text: readFileSync(file, 'utf8') }))
}

const STATEMENT = /^[ \t]*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s*)?['"]([^'"]+)['"]/gm
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

export function importsOf({ path: from, text }: Source): Import[] {
  const found = [
    ...[...text.matchAll(STATEMENT)].map(([, type, target]) => ({
      target: target as string,
      isTypeOnly: Boolean(type),
    })),
    ...[...text.matchAll(DYNAMIC)].map(([, target]) => ({ target: target as string, isTypeOnly: false })),
  ]
  return found.map(({ target, isTypeOnly }) => ({ from, isTypeOnly, ...resolve(from, target) }))
}

const aliases: Record<string, string> = Object.fromEntries(
  Object.entries<string>(JSON.parse(readFileSync('package.json', 'utf8')).imports).map(([alias, folder]) => [
    alias.replace('*', ''),
    folder.replace('./', '').replace('*', ''),
  ]),
)

function resolve(from: string, target: string): Pick<Import, 'target' | 'isOurs'> {
  if (target.startsWith('.')) return { target: path.posix.join(path.posix.dirname(from), target), isOurs: true }
  const alias = Object.keys(aliases).find((prefix) => target.startsWith(prefix))
  if (alias) return { target: aliases[alias] + target.slice(alias.length), isOurs: true }
  const parts = target.split('/')
  return { target: target.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] as string), isOurs: false }
}
