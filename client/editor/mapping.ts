import type { Clip } from '#engine/program/clip.ts'
import { thingsOf } from '#engine/program/clip.ts'
import type { NamedKind, NamedThing, Replace } from '#engine/program/names.ts'
import type { Catalog } from './catalog.ts'

/** Something that copied steps name, and what may stand for it here. */
export interface MappingRow extends NamedThing {
  readonly key: string
  /** What it was called where it was copied; null when nobody knew any more. */
  readonly name: string | null
  readonly nodeIds: readonly string[]
  readonly options: readonly { readonly id: string; readonly name: string }[]
  /** What is chosen until somebody chooses otherwise. */
  readonly suggested: MappingChoice
}

/** The id of what stands for it; `create`: a new one of that name; `open`: the setting is left open; `keep`: a field of
 *  that name, which comes into being with the first person who has it. */
export type MappingChoice = `use ${string}` | 'create' | 'open' | 'keep'

/** Everything that a clip names: what has the same name here is suggested. */
export function mappingRows(
  clip: Clip,
  isFromHere: boolean,
  catalog: Catalog,
  fields: readonly string[],
): MappingRow[] {
  const things = thingsOf(clip.drawing).map((thing) => ({ ...thing, name: clip.names[thing.kind]?.[thing.id] ?? null }))
  return rowsOf(things, isFromHere, catalog, fields)
}

/** Anything that is named elsewhere, with what may stand for it here. */
export function rowsOf(
  things: readonly Pick<MappingRow, 'kind' | 'id' | 'name' | 'nodeIds'>[],
  isFromHere: boolean,
  catalog: Catalog,
  fields: readonly string[] = [],
): MappingRow[] {
  const shelves = shelvesOf(catalog, fields)
  return things.map(({ kind, id, name, nodeIds }) => {
    const row = { key: `${kind} ${id}`, kind, id, name, nodeIds, options: shelves[kind] }
    return { ...row, suggested: suggestion(row, isFromHere) }
  })
}

/** What else can be chosen than something that is there. */
export function otherChoices({ kind, name }: Pick<MappingRow, 'kind' | 'name'>): readonly MappingChoice[] {
  if (kind === 'field') return ['keep']
  return kind === 'list' && name !== null ? ['create', 'open'] : ['open']
}

/** @param made ids of lists that were created, by row */
export function replacements(
  rows: readonly MappingRow[],
  chosen: (row: MappingRow) => MappingChoice,
  made: ReadonlyMap<string, string>,
): Replace {
  const by = new Map(rows.map((row) => [row.key, row]))
  return ({ kind, id }) => {
    const row = by.get(`${kind} ${id}`)
    if (!row) return undefined
    const choice = chosen(row)
    if (choice === 'keep') return undefined
    if (choice === 'create') return made.get(row.key) ?? null
    return choice === 'open' ? null : choice.slice('use '.length)
  }
}

function suggestion(row: Omit<MappingRow, 'suggested'>, isFromHere: boolean): MappingChoice {
  const { kind, id, name, options } = row
  if (isFromHere && options.some((option) => option.id === id)) return `use ${id}`
  if (kind === 'field') return 'keep'
  const wanted = name?.trim().toLowerCase()
  const named = options.filter((option) => option.name.trim().toLowerCase() === wanted)
  const [only] = named
  // Two of one name: somebody who knows has to choose.
  return only && named.length === 1 ? `use ${only.id}` : 'open'
}

type Shelves = Readonly<Record<NamedKind, MappingRow['options']>>

function shelvesOf(catalog: Catalog, fields: readonly string[]): Shelves {
  const inUse = (rows: readonly { id: number; name: string; archivedAt: string | null }[]) =>
    rows.filter(({ archivedAt }) => archivedAt === null).map(({ id, name }) => ({ id: String(id), name }))
  return {
    list: inUse(catalog.lists),
    file: inUse(catalog.files),
    segment: inUse(catalog.segments),
    form: inUse(catalog.forms),
    topic: inUse(catalog.topics),
    program: inUse(catalog.programs),
    member: catalog.members.map(({ userId, name }) => ({ id: userId, name })),
    field: fields.map((name) => ({ id: name, name })),
  }
}
