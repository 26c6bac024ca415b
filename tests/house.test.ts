import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { type Import, importsOf, sources } from '#tests/support/sources.ts'

// The walls of the house (docs/architecture.md). When one of these fails, it says which wall and where.

const code = sources(/\.(ts|tsx|mjs)$/)
const imports = code.flatMap(importsOf)

const PURE = [
  'workflow-engine/nodes',
  'workflow-engine/program',
  'workflow-engine/journey',
  'workflow-engine/experiment',
  'workflow-engine/sending',
  'workflow-engine/simulate',
]

interface Wall {
  room: string
  /** Where in the house it may look. */
  sees: readonly string[]
  /** The packages it may use; absent: any. */
  packages?: readonly string[]
  sentence: string
}

const walls: Wall[] = [
  {
    room: 'workflow-engine/nodes',
    sees: ['workflow-engine/experiment'],
    packages: ['zod', 'luxon'],
    sentence:
      'A node says what it is and decides; it knows neither programs nor journeys, and imports zod and luxon only.',
  },
  {
    room: 'workflow-engine/program',
    sees: ['workflow-engine/nodes'],
    packages: ['zod', 'luxon'],
    sentence: 'A program is a drawing of nodes: data and pure functions over it, with zod and luxon only.',
  },
  {
    room: 'workflow-engine/journey',
    sees: ['workflow-engine/nodes', 'workflow-engine/program'],
    packages: ['zod', 'luxon'],
    sentence: 'A journey moves one enrollment through a program, purely: nodes, program, zod and luxon only.',
  },
  {
    room: 'workflow-engine/experiment',
    sees: [],
    packages: ['zod', 'luxon'],
    sentence: 'An experiment is arithmetic; it imports nothing of the engine.',
  },
  {
    room: 'workflow-engine/sending',
    sees: ['workflow-engine/nodes'],
    packages: ['zod', 'luxon'],
    sentence: 'When a mail may go is arithmetic over windows and days; it knows neither drawings nor queues.',
  },
  {
    room: 'workflow-engine/simulate',
    sees: [
      'workflow-engine/nodes',
      'workflow-engine/program',
      'workflow-engine/journey',
      'workflow-engine/experiment',
      'workflow-engine/sending',
    ],
    packages: ['zod', 'luxon'],
    sentence:
      'A simulation lives one person through a program in memory: the pure rooms of the engine, and nothing else.',
  },
  {
    room: 'workflow-engine/intake',
    sees: PURE,
    packages: ['zod', 'luxon', 'pg', 'node:crypto'],
    sentence: 'Intake is SQL that tells the engine what happened; server and worker call it, and it calls neither.',
  },
  {
    room: 'workflow-engine/worker',
    sees: [...PURE, 'workflow-engine/intake', 'templates', 'generated', 'prisma'],
    sentence: 'The worker meets the server in Postgres only.',
  },
  {
    room: 'workflow-engine/doctor',
    sees: [...PURE, 'workflow-engine/intake'],
    packages: ['pg', 'luxon', 'zod', 'node:fs', 'node:readline', 'node:url'],
    sentence: 'The doctor reads the database and the drawings, and trusts nothing that the worker or the server says.',
  },
  {
    room: 'client',
    sees: PURE,
    sentence: 'The client sees the pure rooms of the engine, and of the server the type of its router alone.',
  },
  {
    room: 'templates',
    sees: ['workflow-engine/nodes', 'workflow-engine/program', 'workflow-engine/simulate'],
    packages: ['mjml', 'liquidjs', 'zod', 'html-to-text', 'luxon', 'node:crypto', 'node:worker_threads', 'tsx'],
    sentence: 'Templates make emails and programs out of data; they know no database and no server.',
  },
  {
    room: 'server',
    sees: [...PURE, 'workflow-engine/intake', 'templates', 'generated', 'prisma'],
    sentence: 'The server meets the worker in Postgres only; server/main.ts alone starts both.',
  },
]

/** Doors in the walls, each for one reason. */
function isDoor({ from, target, isTypeOnly }: Import): boolean {
  if (from === 'server/main.ts')
    return /^workflow-engine\/worker\/(startWorker|repeat|roles\/(joinProcesses|whyNotStart))\.ts$/.test(target)
  if (from.startsWith('client/') && target === 'server/router.ts') return isTypeOnly
  // What is wrong with an email, and what puts it right, is said once, beside the compiler that finds it.
  if (from.startsWith('client/')) return /^templates\/(emailIssueTexts|fixEmail)\.ts$/.test(target)
  return false
}

test.each(walls.map((wall) => [wall.sentence, wall] as const))('%s', (_sentence, { room, sees, packages }) => {
  const broken = imports
    .filter(({ from }) => isIn(from, room))
    .filter((one) =>
      one.isOurs
        ? !isIn(one.target, room) && !sees.some((other) => isIn(one.target, other)) && !isDoor(one)
        : packages !== undefined && !packages.includes(one.target),
    )
  expect(broken.map(({ from, target }) => `${from} imports ${target}`)).toEqual([])
})

test('the client runs in a browser: it imports nothing of Node and no driver of a database', () => {
  const broken = imports
    .filter(({ from }) => isIn(from, 'client'))
    .filter(({ target, isTypeOnly }) => !isTypeOnly && (target.startsWith('node:') || target === 'pg'))
  expect(broken.map(({ from, target }) => `${from} imports ${target}`)).toEqual([])
})

test('what ships does not lean on tests, benchmarks or scripts', () => {
  const ships = ['client', 'server', 'workflow-engine', 'templates', 'prisma']
  const broken = imports
    .filter(({ from }) => ships.some((room) => isIn(from, room)))
    .filter(({ target }) => ['tests', 'bench', 'scripts'].some((room) => isIn(target, room)))
  expect(broken.map(({ from, target }) => `${from} imports ${target}`)).toEqual([])
})

test('every import of ours names a file that is there', () => {
  const broken = imports
    .filter(({ isOurs, target }) => isOurs && !isIn(target, 'generated'))
    .filter(({ target }) => !existsSync(target.replace(/\?.*$/, '')))
  expect(broken.map(({ from, target }) => `${from} imports ${target}`)).toEqual([])
})

test('no barrels: import the file that defines the thing', () => {
  const passesOn = /^export\s+(type\s+)?(\*|\{[^}]*\})(\s+as\s+\w+)?\s*from\s/gm
  const broken = code.filter(({ path: file, text }) => {
    const rest = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    const statements = rest.match(/^(import|export|const|let|function|class|interface|type|async)\b/gm) ?? []
    const passed = rest.match(passesOn) ?? []
    return (
      /(^|\/)index\.tsx?$/.test(file) ||
      /^export\s+\*/m.test(rest) ||
      (passed.length > 0 && passed.length === statements.length)
    )
  })
  expect(broken.map(({ path: file }) => file)).toEqual([])
})

test('a file is named by what it holds, not by what it is for: no utils, helpers, common, service, manager, types', () => {
  const vague = /^(utils?|helpers?|common|services?|managers?|types?)$|(Utils?|Helpers?|Service|Manager)$/
  const broken = code.filter(({ path: file }) =>
    file.split('/').some((part) => vague.test(part.replace(/(\.(test|spec|d|module|config))?\.\w+$/, ''))),
  )
  expect(broken.map(({ path: file }) => file)).toEqual([])
})

test('no file is longer than 400 lines', () => {
  const broken = code.filter(({ text }) => text.split('\n').length > 401)
  expect(broken.map(({ path: file, text }) => `${file}: ${text.split('\n').length - 1} lines`)).toEqual([])
})

test('every room has its law: a README under 40 lines', () => {
  const folders = new Set(
    sources(/^[^.][^/]*\//)
      .map(({ path: file }) => file.split('/')[0] as string)
      .concat(readdirSync('workflow-engine').map((room) => `workflow-engine/${room}`))
      .filter((folder) => !path.extname(folder)),
  )
  const readmes = new Map(sources(/(^|\/)README\.md$/).map(({ path: file, text }) => [path.dirname(file), text]))
  const broken = [...folders].flatMap((folder) => {
    const lines = readmes.get(folder)?.trimEnd().split('\n').length
    if (lines === undefined) return [`${folder} has no README.md`]
    return lines < 40 ? [] : [`${folder}/README.md has ${lines} lines`]
  })
  expect(broken).toEqual([])
})

test('nothing speaks of the machine that it was made on', () => {
  const places = new RegExp(['/wo', 'rk/(main|shared)|/tmp/', 'bash_jobs|/tmp/', 'brief'].join(''))
  const broken = sources(/\.(ts|tsx|mjs|css|html|md|json|sql|prisma|yml|sh)$|^\.ci\//)
    .filter(({ path: file }) => file !== 'package-lock.json')
    .flatMap(({ path: file, text }) =>
      text.split('\n').flatMap((line, i) => (places.test(line) ? [`${file}:${i + 1}: ${line.trim()}`] : [])),
    )
  expect(broken).toEqual([])
})

function isIn(file: string, room: string): boolean {
  return file.startsWith(`${room}/`)
}
