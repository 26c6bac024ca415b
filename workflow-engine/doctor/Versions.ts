import type pg from 'pg'
import { kindOf, type Node, nodeTypes, outletsOf } from '../nodes/registry.ts'

/** A published drawing, as much of it as paths are held against. */
export interface Drawing {
  readonly nodes: ReadonlyMap<string, Place>
  /** Where an outlet leads; undefined: nowhere. */
  leadsTo(nodeId: string, outlet: string): string | undefined
}

export interface Place {
  readonly type: string
  readonly family: string
  readonly config: unknown
  readonly outlets: readonly string[]
  /** Of a step that sends one of several; empty elsewhere. */
  readonly variants: readonly { readonly id: string; readonly weight: number }[]
}

// Without the emails' content: a version may hold megabytes of it.
const text = `
select (
    select jsonb_object_agg(n.key, case when jsonb_typeof(n.value #> '{config,variants}') = 'array'
      then jsonb_set(n.value, '{config,variants}', (
        select coalesce(jsonb_agg(jsonb_build_object('id', v -> 'id', 'weight', v -> 'weight')), '[]')
        from jsonb_array_elements(n.value #> '{config,variants}') v))
      else n.value end)
    from jsonb_each(graph -> 'nodes') n
  ) as nodes, graph -> 'edges' as edges
from program_version where workspace_id = $1 and program_id = $2 and number = $3`

interface Row {
  nodes: Record<string, Node> | null
  edges: Record<string, { from: string; outlet: string; to: string }> | null
}

/** The published drawings of a workspace, each read once. */
export class Versions {
  readonly #client: pg.ClientBase
  readonly #workspaceId: number
  readonly #drawings = new Map<string, Drawing | null>()

  constructor(client: pg.ClientBase, workspaceId: number) {
    this.#client = client
    this.#workspaceId = workspaceId
  }

  /** null: there is no such version. */
  async get(programId: number, version: number): Promise<Drawing | null> {
    const key = `${programId} ${version}`
    const known = this.#drawings.get(key)
    if (known !== undefined) return known
    const { rows } = await this.#client.query<Row>(text, [this.#workspaceId, programId, version])
    const drawing = rows[0] ? read(rows[0]) : null
    this.#drawings.set(key, drawing)
    return drawing
  }
}

function read({ nodes, edges }: Row): Drawing {
  const leads = new Map(Object.values(edges ?? {}).map(({ from, outlet, to }) => [`${from} ${outlet}`, to]))
  return {
    nodes: new Map(Object.entries(nodes ?? {}).map(([id, node]) => [id, placeOf(node)])),
    leadsTo: (nodeId, outlet) => leads.get(`${nodeId} ${outlet}`),
  }
}

function placeOf(node: Node): Place {
  const variants = 'variants' in node.config ? node.config.variants : []
  // A kind that only a newer Polku knows: its exits cannot be told.
  if (!nodeTypes.includes(node.type)) return { ...node, type: node.type, family: '', outlets: [], variants }
  return { type: node.type, family: kindOf(node).family, config: node.config, outlets: outletsOf(node), variants }
}
