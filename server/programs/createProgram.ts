import type pg from 'pg'
import { z } from 'zod'
import { notifyWork } from '#engine/intake/notifyWork.ts'
import { type Day, dayOfWall } from '#engine/nodes/calendar.ts'
import type { Language } from '#engine/nodes/language.ts'
import { emptyGraph, type Graph } from '#engine/program/graph.ts'
import { writeAudit } from '#server/audit.ts'
import { Id } from '#server/inputs.ts'
import { inTransaction } from '#server/inTransaction.ts'
import type { Scope } from '#server/scope.ts'
import { workspaceNow } from '#server/workspace/workspaceNow.ts'
import { programTemplates } from '#templates/programs/catalogue.ts'
import type { NeededIds, ProgramTemplate } from '#templates/programs/ProgramTemplate.ts'
import { ensureNeeded, type NeededRow } from './ensureNeeded.ts'
import { signatureOf } from './loadProgram.ts'
import { pointersOf } from './pointersOf.ts'
import { saveSamples } from './saveSamples.ts'

/** The template programs that are shipped. */
export const TemplateName = z.enum(
  Object.keys(programTemplates) as [keyof typeof programTemplates, ...(keyof typeof programTemplates)[]],
)
export type TemplateName = z.infer<typeof TemplateName>

export interface CreatedProgram {
  readonly id: number
  readonly revision: number
  readonly graph: Graph
  /** The lists and files that the drawing names: for a template made now, or found by their name. */
  readonly lists: readonly NeededRow[]
  readonly files: readonly NeededRow[]
}

export interface NewProgram {
  readonly name: string
  readonly template: TemplateName | null
  /** Of the template's names and emails. */
  readonly language: Language
  /** A drawing to begin with, instead of a template. */
  readonly graph?: Graph
}

/** A new draft: empty, from a template, or from a drawing. */
export async function createProgram(scope: Scope, input: NewProgram): Promise<CreatedProgram> {
  const { name, template, language } = input
  return inTransaction(scope.database, async (client) => {
    const drawn =
      template === null
        ? await namedIn(client, scope, input.graph ?? emptyGraph)
        : await drawTemplate(client, scope, programTemplates[template], language)
    const { rows } = await client.query<{ id: number; revision: number }>(
      `insert into program (workspace_id, name, draft, updated_by, authors)
       values ($1, $2, $3, $4, jsonb_build_object('*', jsonb_build_array($4::text))) returning id, revision`,
      [scope.workspaceId, name, JSON.stringify(drawn.graph), signatureOf(scope.actor)],
    )
    const program = rows[0]
    if (!program) throw new Error('The program was not written.')
    if (template !== null) await saveSamples(client, scope, program.id, template, language, drawn)
    await writeAudit(client, scope, 'program.create', `program ${program.id}`, { name, template })
    const { graph, lists, files } = drawn
    return { ...program, graph, lists, files }
  })
}

interface Drawn extends Pick<CreatedProgram, 'graph' | 'lists' | 'files'> {
  /** What the template's needs have become, and the day it was drawn on; without a template there are none. */
  readonly ids?: NeededIds
  readonly today?: Day
}

async function drawTemplate(
  client: pg.ClientBase,
  scope: Scope,
  template: ProgramTemplate,
  language: Language,
): Promise<Drawn> {
  const { segments = [], forms = [], topics = [] } = template
  const needed = {
    lists: await ensureNeeded(client, scope, 'list', template.lists, language),
    files: await ensureNeeded(client, scope, 'file', template.files, language),
    segments: await ensureNeeded(client, scope, 'segment', segments, language),
    forms: await ensureNeeded(client, scope, 'form', forms, language),
    topics: await ensureNeeded(client, scope, 'topic', topics, language),
  }
  // A worker looks at everybody a moment later.
  if (segments.length > 0) await notifyWork(client, scope.workspaceId)
  const ids = (rows: ReadonlyMap<string, NeededRow>) => Object.fromEntries([...rows].map(([key, row]) => [key, row.id]))
  const neededIds = {
    lists: ids(needed.lists),
    files: ids(needed.files),
    segments: ids(needed.segments),
    forms: ids(needed.forms),
    topics: ids(needed.topics),
  }
  const now = await workspaceNow(client, scope.workspaceId)
  const today = dayOfWall(now.getTime())
  const graph = template.draw(language, neededIds, today)
  return { graph, lists: [...needed.lists.values()], files: [...needed.files.values()], ids: neededIds, today }
}

/** The lists and files of this workspace that a drawing names. What it names besides, checking will say. */
async function namedIn(client: pg.ClientBase, { workspaceId }: Scope, graph: Graph): Promise<Drawn> {
  const { lists, files } = pointersOf(graph)
  const named = async (table: 'list' | 'file', ids: ReadonlySet<number>) => {
    const { rows } = await client.query<NeededRow>(
      `select id, name from ${table} where workspace_id = $1 and id = any($2::int[]) order by id`,
      [workspaceId, [...ids].filter((id) => Id.safeParse(id).success)],
    )
    return rows
  }
  return { graph, lists: await named('list', lists), files: await named('file', files) }
}
