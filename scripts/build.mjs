import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

// npm run build [prisma|client …]: makes the Prisma client and the pages. What is made already from the very same
// sources is not made again, which keeps later starts quick.

const root = path.resolve(import.meta.dirname, '..')

const parts = {
  prisma: {
    sources: ['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json'],
    made: 'generated/prisma/client.ts',
    stamp: 'generated/sources.sha256',
    command: ['node_modules/prisma/build/index.js', 'generate', '--no-hints'],
  },
  client: {
    sources: ['client', 'workflow-engine', 'vite.config.ts', 'package.json', 'package-lock.json'],
    made: 'dist/client/index.html',
    stamp: 'dist/sources.sha256',
    command: ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'],
  },
}

/**
 * Builds what is out of date, side by side.
 * @throws Error with a sentence; what the failed tool said is printed
 */
export async function build(names = Object.keys(parts)) {
  const end = () => process.exit(1)
  process.once('SIGINT', end).once('SIGTERM', end)
  try {
    await Promise.all(names.map((name) => buildPart(name, parts[name])))
  } finally {
    process.off('SIGINT', end).off('SIGTERM', end)
  }
}

async function buildPart(name, { sources, made, stamp, command }) {
  const hash = hashOf(sources)
  const stampFile = path.join(root, stamp)
  const isFresh = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash && existsSync(path.join(root, made))
  if (isFresh) return
  await run(name, command)
  mkdirSync(path.dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, hash)
}

function run(name, command) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, { cwd: root, env: { ...process.env, NODE_ENV: 'production' } })
    const endToo = () => child.kill()
    process.once('exit', endToo)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
    child.once('error', reject)
    child.once('close', (code) => {
      process.off('exit', endToo)
      if (code === 0) return resolve()
      if (/ENOSPC|No space left/.test(output))
        return reject(new Error(`The disk that holds ${root} is full; make room, then start again.`))
      process.stderr.write(output)
      reject(new Error(`Building the part "${name}" failed; what it said stands above.`))
    })
  })
}

function hashOf(sources) {
  const hash = createHash('sha256').update(process.versions.node)
  for (const file of sources.flatMap(filesIn))
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(path.join(root, file)))
  return hash.digest('hex')
}

function filesIn(source) {
  const full = path.join(root, source)
  if (!existsSync(full)) return []
  if (statSync(full).isFile()) return [source]
  const entries = readdirSync(full, { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort()
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  build(process.argv.length > 2 ? process.argv.slice(2) : undefined).catch((error) => {
    console.error(error.message)
    process.exit(1)
  })
}
