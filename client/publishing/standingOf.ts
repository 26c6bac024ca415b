import type { Standing } from '#engine/program/describeChanges.ts'
import type { Preview } from './usePublishing.ts'

/** Who stands at each step in all versions together, as a preview counted them. */
export function standingOf(preview: Preview | undefined): Standing {
  const standing = new Map<string, number>()
  for (const { nodeId, people } of preview?.standing ?? []) standing.set(nodeId, (standing.get(nodeId) ?? 0) + people)
  return standing
}
