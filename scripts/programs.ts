import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { fileNameOf } from '#server/programFiles/exportProgram.ts'
import { readYaml } from '#server/programFiles/readYaml.ts'

// Programs of a running Polku to files and back, for keeping them in git:
//
//   npm run programs -- export programs/ --url https://polku.example --key <key>
//   npm run programs -- import programs/guide-follow-up.polku.yaml --url … --key …
//
// An import replaces the draft of the program of the same name, or makes a new one. Nothing is published.

const usage = 'npm run programs -- export|import <folder or files> --url <address> --key <API key>'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    url: { type: 'string', default: process.env.POLKU_URL ?? 'http://localhost:3000' },
    key: { type: 'string', default: process.env.POLKU_KEY ?? '' },
  },
})
const [verb, ...places] = positionals

interface Program {
  readonly id: number
  readonly name: string
}

try {
  if (!values.key || places.length === 0 || (verb !== 'export' && verb !== 'import')) throw new Error(usage)
  if (verb === 'export') await exportAll(places[0] as string)
  else await importAll(places)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function exportAll(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const taken = new Set<string>()
  for (const { id, name } of await programs()) {
    const usual = fileNameOf(name)
    const file = taken.has(usual) ? usual.replace('.polku.yaml', `-${id}.polku.yaml`) : usual
    taken.add(usual)
    const text = await (await call('GET', `/programs/${id}/file`)).text()
    await writeFile(path.join(folder, file), text)
    console.log(`${name}: ${path.join(folder, file)}`)
  }
}

async function importAll(places: readonly string[]): Promise<void> {
  const known = new Map((await programs()).map(({ id, name }) => [name, id]))
  for (const file of (await Promise.all(places.map(filesIn))).flat()) {
    const text = await readFile(file, 'utf8')
    const { name = '' } = (readYaml(text).value ?? {}) as { name?: string }
    const id = known.get(name)
    const answer = await call(
      id === undefined ? 'POST' : 'PUT',
      id === undefined ? '/programs/file' : `/programs/${id}/file`,
      text,
    )
    const { made, open } = (await answer.json()) as { made: string[]; open: { kind: string; name: string }[] }
    console.log(`${file}: ${id === undefined ? 'made' : 'draft replaced'}`)
    for (const list of made) console.log(`  made the list ${list}`)
    for (const thing of open) console.log(`  left open: there is no ${thing.kind} ${thing.name}`)
  }
}

async function filesIn(place: string): Promise<string[]> {
  if (place.endsWith('.yaml')) return [place]
  const names = await readdir(place)
  return names.filter((name) => name.endsWith('.polku.yaml')).map((name) => path.join(place, name))
}

async function programs(): Promise<Program[]> {
  return ((await (await call('GET', '/programs')).json()) as { rows: Program[] }).rows
}

async function call(method: string, address: string, body?: string): Promise<Response> {
  const answer = await fetch(`${values.url}/api/v1${address}`, {
    method,
    headers: {
      Authorization: `Bearer ${values.key}`,
      ...(body === undefined ? {} : { 'Content-Type': 'application/yaml' }),
    },
    ...(body === undefined ? {} : { body }),
  })
  if (answer.ok) return answer
  const { error } = (await answer.json()) as { error?: { message?: string } }
  throw new Error(error?.message ?? `${method} ${address}: ${answer.status}`)
}
