import type pg from 'pg'
import type { NodeType } from '#engine/nodes/registry.ts'
import { compareVersions, type NodeChange } from '#engine/program/compareVersions.ts'
import { type Graph, nodeAt } from '#engine/program/graph.ts'
import {
  type Choice,
  type ChoiceKind,
  choicesFor,
  type MigrationPlan,
  type Placement,
  placementOf,
  type WaitChoice,
} from '#engine/program/migrationPlan.ts'
import { loadGraphs, loadStanding, type Standing } from './loadStanding.ts'
import { countIn, nobody, type PlanCounts } from './movesOf.ts'

export interface StandingRow extends Standing {
  readonly type: NodeType
  /** What people call the step; null when it has no name of its own. */
  readonly name: string | null
  /** What the other drawing makes of the step. `mapped`: where its people belong when it is gone. */
  readonly change: Pick<NodeChange, 'kind' | 'fields' | 'outlets' | 'mapped'>
  readonly choices: readonly ChoiceKind[]
  /** What can be chosen for the wait when they continue. */
  readonly waits: readonly WaitChoice[]
  readonly suggested: Choice
  /** What the plan does with them. */
  readonly chosen: Choice
}

export interface MigrationPreview {
  readonly rows: readonly StandingRow[]
  /** How many would be where: with the plan given, else with what is suggested. */
  readonly counts: PlanCounts
}

export interface MigrationQuestion {
  readonly programId: number
  /** The drawing that people would be moved to. */
  readonly after: Graph
  /** Its number when it is published; nobody is moved from there. */
  readonly toVersion?: number | undefined
  /** Only people in these; left out: in any. */
  readonly fromVersions?: readonly number[] | undefined
  readonly plan?: MigrationPlan | undefined
}

/** Everything as choicesFor suggests. */
export const suggestedPlan: MigrationPlan = { default: { kind: 'continue' }, byNode: {} }

/** Who stands where in other versions than the given drawing, what it would mean for them, and what can be chosen. */
export async function previewMigration(
  client: Pick<pg.ClientBase, 'query'>,
  workspaceId: number,
  { programId, after, toVersion, fromVersions, plan = suggestedPlan }: MigrationQuestion,
): Promise<MigrationPreview> {
  const standing = (await loadStanding(client, workspaceId, programId)).filter(
    ({ version }) => version !== toVersion && (fromVersions?.includes(version) ?? true),
  )
  const versions = [...new Set(standing.map(({ version }) => version))]
  const graphs = await loadGraphs(client, workspaceId, programId, versions)
  const comparisons = new Map([...graphs].map(([version, before]) => [version, compareVersions(before, after)]))
  let counts = nobody
  const rows = standing.flatMap((row): StandingRow[] => {
    const comparison = comparisons.get(row.version)
    const change = comparison?.changeOf(row.nodeId)
    const node = comparison && nodeAt(comparison.before, row.nodeId)
    if (!comparison || !change || !node) return []
    const { kinds: choices, waits, suggested } = choicesFor(change)
    const placement = placementOf(plan, comparison, row.nodeId)
    counts = countIn(counts, placement, row.people)
    const { kind, fields, outlets, mapped } = change
    return [
      {
        ...row,
        type: node.type,
        name: node.name?.trim() || null,
        change: { kind, fields, outlets, mapped },
        choices,
        waits,
        suggested,
        chosen: choiceOf(placement),
      },
    ]
  })
  return { rows, counts }
}

function choiceOf(placement: Placement): Choice {
  if (placement.kind !== 'continue') return placement
  return placement.wait === null ? { kind: 'continue' } : { kind: 'continue', wait: placement.wait }
}
