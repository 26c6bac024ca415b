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
  readonly config: never
}

/** Gives steps the sentence on their node's card, as it was in their version: key and params, references by name. */
export async function describeSteps(
  { pool }: Scope['database'],
  workspaceId: number,
  steps: readonly StepRecord[],
): Promise<(step: StepRecord) => Step> {
  const key = (programId: number, version: number, nodeId: string) => `${programId} ${version} ${nodeId}`
  const wanted = [...new Map(steps.map((step) => [key(step.program.id, step.version, step.nodeId), step])).values()]
  const { rows } = await pool.query<NodeRow>({
    name: 'nodes-of-steps',
    text: `select g.program_id as "programId", g.version, g.node_id as "nodeId", n.node ->> 'type' as type,
             n.node -> 'config' as config
           from unnest($2::int[], $3::int[], $4::text[]) as g(program_id, version, node_id)
           join program_version v on v.workspace_id = $1 and v.program_id = g.program_id and v.number = g.version
           cross join lateral (select v.graph -> 'nodes' -> g.node_id as node) n
           where n.node is not null`,
    values: [
      workspaceId,
      wanted.map((it) => it.program.id),
      wanted.map((it) => it.version),
      wanted.map((it) => it.nodeId),
    ],
  })
  const found = new Map<string, { type: NodeType; summary: Summary }>()
  for (const { programId, version, nodeId, type, config } of rows) {
    const known = nodeTypes.find((one) => one === type)
    if (known) found.set(key(programId, version, nodeId), { type: known, summary: kindOf(known).summary(config) })
  }
  const references = [...found.values()].flatMap(({ summary }) => referencesIn(summary.params))
  const nameOf = await loadNames(pool, workspaceId, references)
  return ({ version, ...step }) => {
    const node = found.get(key(step.program.id, version, step.nodeId))
    return { ...step, nodeType: node?.type ?? null, summary: node ? named(node.summary, nameOf) : null }
  }
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
