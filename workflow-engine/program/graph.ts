import type { Node } from '../nodes/registry.ts'

/** A named exit of a node, leading to another node. An outlet has at most one edge; a node may have many coming in. */
export interface Edge {
  readonly id: string
  readonly from: string
  readonly outlet: string
  readonly to: string
}

/** The drawing: what a program's draft and every version hold. Keys of the tables are the ids of what they hold. */
export interface Graph {
  readonly format: 1
  readonly nodes: Readonly<Record<string, Node>>
  readonly edges: Readonly<Record<string, Edge>>
}
