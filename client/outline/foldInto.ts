import type { Group } from '#engine/program/annotations.ts'
import type { Graph } from '#engine/program/graph.ts'
import { groupOfNodes } from '#engine/program/groups.ts'
import type { OutlineItem } from './outlineOf.ts'

/** The same rows with those of one group that follow each other folded into a row of the group. */
export function foldInto(items: readonly OutlineItem[], graph: Graph): readonly OutlineItem[] {
  const groups = groupOfNodes(graph)
  return groups.size === 0 ? items : folded(items, groups)
}

function folded(items: readonly OutlineItem[], groups: ReadonlyMap<string, Group>): OutlineItem[] {
  const rows: OutlineItem[] = []
  let run: { group: Group; children: OutlineItem[] } | null = null
  const close = () => {
    const [first] = run?.children ?? []
    if (run && first) rows.push({ kind: 'group', key: `group ${run.group.id} ${first.key}`, ...run })
    run = null
  }
  for (const item of items) {
    const inner = withChildren(item, groups)
    const group: Group | undefined = item.kind === 'step' ? groups.get(item.nodeId) : undefined
    // What hangs on the last step of a group, such as an open end, stands with it.
    const hangsOn: boolean = run !== null && item.kind !== 'step'
    if (run && group?.id !== run.group.id && !hangsOn) close()
    if (run) run.children.push(inner)
    else if (group) run = { group, children: [inner] }
    else rows.push(inner)
  }
  close()
  return rows
}

function withChildren(item: OutlineItem, groups: ReadonlyMap<string, Group>): OutlineItem {
  if (item.kind !== 'step' && item.kind !== 'path') return item
  return { ...item, children: folded(item.children, groups) }
}
