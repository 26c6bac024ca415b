import type { Summary } from '#engine/nodes/defineNode.ts'
import type { Param, Phrase, Phrases, Reference } from '#engine/nodes/reference.ts'
import { kindOf, type NodeType, nodeTypes } from '#engine/nodes/registry.ts'
import type { Scope } from '#server/scope.ts'
import type { StepSummary, TimelineItem } from './timelineItem.ts'

/** A step as the ledger has it. */
export interface StepRecord {
  readonly enrollmentId: number
  readonly program: { readonly id: number; readonly name: string }
  readonly version: number
  readonly nodeId: string
  readonly outlet: string
  readonly saw: Readonly<Record<string, string | number | boolean | null>> | null
}

type Step = Omit<Extract<TimelineItem, { kind: 'step' }>, 'id' | 'at' | 'kind'>

interface NodeRow {
  readonly programId: number
  readonly version: number
  readonly nodeId: string
  readonly type: string
  readonly name: string | null
  readonly config: never
}

/** Gives steps the sentence on their node's card, as it was in their version: key and params, references by name. */
export async function describeSteps(
  { pool }: Scope['database'],
  workspaceId: number,
  steps: readonly StepRecord[],
): Promise<(step: StepRecord) => Step> {
  const places = steps.map(({ program, version, nodeId }) => ({ programId: program.id, version, nodeId }))
  const rows = await loadNodes(pool, workspaceId, places)
  const found = new Map<string, { type: NodeType; summary: Summary }>()
  for (const { type, config, ...place } of rows) {
    const known = nodeTypes.find((one) => one === type)
    if (known) found.set(keyOf(place), { type: known, summary: kindOf(known).summary(config) })
  }
  const asked = rows.flatMap(({ programId, version, nodeId }) => {
    const references = referencesIn(found.get(keyOf({ programId, version, nodeId }))?.summary.params)
    return references.flatMap(({ ref, id }) => (ref === 'node' ? { programId, version, nodeId: id } : []))
  })
  const askedAbout = new Map((await loadNodes(pool, workspaceId, asked)).map((row) => [keyOf(row), labelOf(row)]))
  const references = [...found.values()].flatMap(({ summary }) => referencesIn(summary.params))
  const nameOf = await loadNames(pool, workspaceId, references)
  return ({ version, ...step }) => {
    const place = { programId: step.program.id, version, nodeId: step.nodeId }
    const node = found.get(keyOf(place))
    const nameHere = (reference: Reference) =>
      reference.ref === 'node' ? (askedAbout.get(keyOf({ ...place, nodeId: reference.id })) ?? '') : nameOf(reference)
    return { ...step, nodeType: node?.type ?? null, summary: node ? named(node.summary, nameHere) : null }
  }
}

/** A node of a version. */
interface Place {
  readonly programId: number
  readonly version: number
  readonly nodeId: string
}

const keyOf = ({ programId, version, nodeId }: Place): string => `${programId} ${version} ${nodeId}`

async function loadNodes(
  pool: Scope['database']['pool'],
  workspaceId: number,
  places: readonly Place[],
): Promise<readonly NodeRow[]> {
  const wanted = [...new Map(places.map((place) => [keyOf(place), place])).values()]
  if (wanted.length === 0) return []
  const { rows } = await pool.query<NodeRow>({
    name: 'nodes-of-steps',
    text: `select g.program_id as "programId", g.version, g.node_id as "nodeId", n.node ->> 'type' as type,
             n.node ->> 'name' as name, n.node -> 'config' as config
           from unnest($2::int[], $3::int[], $4::text[]) as g(program_id, version, node_id)
           join program_version v on v.workspace_id = $1 and v.program_id = g.program_id and v.number = g.version
           cross join lateral (select v.graph -> 'nodes' -> g.node_id as node) n
           where n.node is not null`,
    values: [
      workspaceId,
      wanted.map(({ programId }) => programId),
      wanted.map(({ version }) => version),
      wanted.map(({ nodeId }) => nodeId),
    ],
  })
  return rows
}

/** What a sentence about another step calls that one, in any language: its own name, else its subject or address. */
function labelOf({ type, name, config }: NodeRow): string {
  const known = nodeTypes.find((one) => one === type)
  const params = known ? Object.values(kindOf(known).summary(config).params ?? {}) : []
  return name ?? params.find((param) => typeof param === 'string') ?? ''
}

function named({ key, params = {} }: Summary, nameOf: (reference: Reference) => string): StepSummary {
  return { key, params: nameAll(params, nameOf) }
}

function nameAll(params: Phrases, nameOf: (reference: Reference) => string): StepSummary['params'] {
  const said = (param: Param | Phrase) => {
    if (typeof param !== 'object') return param
    return 'say' in param
      ? { say: param.say, params: nameAll(param.params ?? {}, nameOf) }
      : referencesOf(param).map(nameOf).join(', ')
  }
  return Object.fromEntries(Object.entries(params).map(([name, param]) => [name, said(param)]))
}

/** Every reference of a sentence, also of the parts of its parts. */
const referencesIn = (params: Phrases = {}): Reference[] =>
  Object.values(params).flatMap((param) =>
    typeof param === 'object' && 'say' in param ? referencesIn(param.params) : referencesOf(param),
  )

function referencesOf(param: Param): readonly Reference[] {
  if (typeof param !== 'object') return []
  return 'ref' in param ? [param] : param
}

async function loadNames(
  pool: Scope['database']['pool'],
  workspaceId: number,
  references: readonly Reference[],
): Promise<(reference: Reference) => string> {
  const ids = (ref: Reference['ref']) => references.filter((it) => it.ref === ref).map(({ id }) => id)
  const { rows } = await pool.query<{ key: string; name: string }>({
    name: 'names-of-references',
    text: `select 'list ' || id as key, name from list where workspace_id = $1 and id = any($2::int[])
           union all select 'file ' || id, name from file where workspace_id = $1 and id = any($3::int[])
           union all select 'member ' || u.id, u.name from member m join "user" u on u.id = m.user_id
             where m.workspace_id = $1 and m.user_id = any($4::text[])
           union all select 'segment ' || id, name from segment where workspace_id = $1 and id = any($5::int[])
           union all select 'form ' || id, name from form where workspace_id = $1 and id = any($6::int[])
           union all select 'program ' || id, name from program where workspace_id = $1 and id = any($7::int[])`,
    values: [workspaceId, ids('list'), ids('file'), ids('member'), ids('segment'), ids('form'), ids('program')],
  })
  const names = new Map(rows.map(({ key, name }) => [key, name]))
  return ({ ref, id }) => names.get(`${ref} ${id}`) ?? ''
}
