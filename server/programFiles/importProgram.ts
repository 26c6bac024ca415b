import type pg from 'pg'
import { z } from 'zod'
import type { Graph } from '#engine/program/graph.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { insertList } from '#server/lists/insertList.ts'
import { createProgram } from '#server/programs/createProgram.ts'
import { loadProgram } from '#server/programs/loadProgram.ts'
import { saveDraft } from '#server/programs/saveDraft.ts'
import { setPriority } from '#server/programs/setPriority.ts'
import type { Scope } from '#server/scope.ts'
import type { ThingKind } from './fileForm.ts'
import { type FoundThing, findByName } from './loadNames.ts'
import { type NamedThing, openProgramFile, readProgramFile } from './readProgramFile.ts'
import { mostCharacters } from './readYaml.ts'

const kinds = ['list', 'file', 'segment', 'form', 'topic', 'program', 'member'] as const satisfies readonly ThingKind[]

/** No list has it. */
const lastId = 2_147_483_647

export const FileText = z.string().max(mostCharacters)

/** What stands for something that the file names: something here, a new list of that name, or nothing. */
export const FileChoice = z.strictObject({
  kind: z.enum(kinds),
  name: z.string().max(300),
  choice: z.union([z.strictObject({ use: z.string().max(100) }), z.literal('create'), z.literal('open')]),
})
export type FileChoice = z.infer<typeof FileChoice>

export interface FileView {
  readonly name: string
  readonly steps: number
  readonly emails: number
  /** Everything that the file names, with what it is here. */
  readonly things: readonly FoundThing[]
}

/** What is in a file, and what of it is there already. */
export async function lookIntoFile(scope: Scope, text: string): Promise<FileView> {
  const { name, graph, things } = readProgramFile(text, scope.language)
  const nodes = Object.values(graph.nodes)
  return {
    name,
    steps: nodes.length,
    emails: nodes.filter(({ type }) => type === 'email').length,
    things: await findByName(scope.database.pool, scope.workspaceId, things),
  }
}

interface DrawnFile {
  readonly name: string
  readonly priority: number
  readonly graph: Graph
  /** Lists that were made; the last number there is stands for the first one that only would be, the one before for the
   *  second, and so on. */
  readonly made: readonly string[]
  /** What nothing stands for: settings that are open now. */
  readonly open: readonly NamedThing[]
}

/** The drawing of a file, as it is in this workspace. Whatever no choice was made for is found by its name; lists that
 *  are not there are made. `makes` false: nothing is made, to see beforehand what would be drawn. */
export async function drawFile(
  scope: Scope,
  text: string,
  choices: readonly FileChoice[] = [],
  { makes = true }: { readonly makes?: boolean } = {},
): Promise<DrawnFile> {
  const read = openProgramFile(text, scope.language)
  const { things } = read(() => null)
  return inTransaction(scope.database, async (client) => {
    const made: string[] = []
    const ids = new Map<string, string | null>()
    for (const found of await findByName(client, scope.workspaceId, things)) {
      const { kind, name } = found
      const chosen = choices.find((one) => one.kind === kind && one.name === name)?.choice
      ids.set(`${kind} ${name}`, await settle(client, scope, found, chosen, made, makes))
    }
    const { name, priority, graph } = read((kind, thing) => ids.get(`${kind} ${thing}`) ?? null)
    return { name, priority, graph, made, open: things.filter((one) => ids.get(`${one.kind} ${one.name}`) === null) }
  })
}

async function settle(
  client: pg.PoolClient,
  scope: Scope,
  { kind, name, id }: FoundThing,
  choice: FileChoice['choice'] | undefined,
  made: string[],
  makes: boolean,
): Promise<string | null> {
  if (choice === 'open') return null
  if (typeof choice === 'object') return choice.use
  if (kind !== 'list' || id !== null) return id
  made.push(name)
  if (!makes) return String(lastId - made.length + 1)
  return String(await insertList(client, scope, name.slice(0, 200), 'name'))
}

export interface ImportedProgram {
  readonly id: number
  readonly revision: number
  readonly made: readonly string[]
  readonly open: readonly NamedThing[]
}

/** A new program out of a file. */
export async function importProgram(
  scope: Scope,
  { text, name, choices }: { text: string; name?: string | undefined; choices?: readonly FileChoice[] },
): Promise<ImportedProgram> {
  const drawn = await drawFile(scope, text, choices)
  const order = { name: name ?? drawn.name, template: null, language: scope.language, graph: drawn.graph }
  const { id, revision } = await createProgram(scope, order)
  if (drawn.priority !== 0) await setPriority(scope, { id, priority: drawn.priority })
  return { id, revision, made: drawn.made, open: drawn.open }
}

/** Puts a file in place of a program's draft. `revision`: the one that was looked at; left out: the newest. */
export async function replaceDraft(
  scope: Scope,
  { id, text, revision }: { id: number; text: string; revision?: number | undefined },
): Promise<ImportedProgram> {
  const newest = revision ?? (await loadProgram(scope.database.pool, scope, id)).revision
  const { graph, made, open } = await drawFile(scope, text)
  const saved = await saveDraft(scope, { id, revision: newest, graph })
  return { id, revision: saved.revision, made, open }
}
