import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { StartUpFailure } from './startUpFailure.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')

interface Part {
  /** Files and folders from the root. */
  sources: readonly string[]
  /** What stands there when it was made. */
  made: string
  /** Remembers from which sources it was made. */
  stamp: string
  command: readonly string[]
}

const parts = {
  prisma: {
    sources: ['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json'],
    made: 'generated/prisma/client.ts',
    stamp: 'generated/sources.sha256',
    command: ['node_modules/prisma/build/index.js', 'generate', '--no-hints'],
  },
  client: {
    sources: ['client', 'workflow-engine', 'templates', 'vite.config.ts', 'package.json', 'package-lock.json'],
    made: 'dist/client/index.html',
    stamp: 'dist/sources.sha256',
    command: ['node_modules/vite/bin/vite.js', 'build', '--configLoader', 'runner', '--logLevel', 'warn'],
  },
  worker: {
    sources: ['workflow-engine', 'templates', 'vite.worker.config.ts', 'package.json', 'package-lock.json'],
    made: 'dist/engine/worker/main.js',
    stamp: 'dist/engine.sha256',
    command: [
      'node_modules/vite/bin/vite.js',
      ...['build', '--configLoader', 'runner', '--config', 'vite.worker.config.ts', '--logLevel', 'warn'],
    ],
  },
} satisfies Record<string, Part>

export type BuiltPart = keyof typeof parts
export const builtParts = Object.keys(parts) as BuiltPart[]

/**
 * Makes the Prisma client, the pages or the worker, unless they were made from the very same sources: which keeps later starts quick.
 * @throws StartUpFailure when the tool fails; what it said is printed
 */
export async function build(name: BuiltPart, signal?: AbortSignal): Promise<void> {
  const { sources, made, stamp, command } = parts[name] as Part
  const isMade = existsSync(path.join(ROOT, made))
  // An image may ship what was made without what it was made from.
  if (isMade && !existsSync(path.join(ROOT, sources[0] as string))) return
  const hash = hashOf(sources)
  const stampFile = path.join(ROOT, stamp)
  if (isMade && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash) return

  await run(name, command, signal)
  mkdirSync(path.dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, hash)
}

function run(name: BuiltPart, command: readonly string[], signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, {
      cwd: ROOT,
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        output += chunk
      })
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) return resolve()
      if (/ENOSPC|No space left/.test(output))
        return reject(new StartUpFailure(`The disk that holds ${ROOT} is full; make room, then start again.`))
      process.stderr.write(output)
      reject(new StartUpFailure(`Building the part "${name}" failed; what it said stands above.`))
    })
  })
}

function hashOf(sources: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of sources.flatMap(filesIn)) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(path.join(ROOT, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

function filesIn(source: string): string[] {
  const place = path.join(ROOT, source)
  if (!existsSync(place)) return []
  if (statSync(place).isFile()) return [source]
  return readdirSync(place, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
    .sort()
}
