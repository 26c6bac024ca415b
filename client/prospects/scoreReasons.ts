import type { TimelineItem } from './timelineSentence.ts'

export interface ScoreReason<Item extends TimelineItem = TimelineItem> {
  /** The newest of its kind, to be put into words. */
  item: Item
  times: number
  points: number
}

/** What the score came from: the items that gave points, the same kinds added up, the weightiest first. */
export function scoreReasons(items: readonly TimelineItem[]): ScoreReason[] {
  const reasons = new Map<string, ScoreReason>()
  for (const item of items) {
    if ((item.kind !== 'event' && item.kind !== 'score') || item.points === 0) continue
    const key = item.kind === 'event' ? `${item.type} ${item.file?.id ?? ''} ${pathOf(item)}` : `score ${item.reason}`
    const reason = reasons.get(key)
    if (reason) {
      reason.times += 1
      reason.points += item.points
    } else reasons.set(key, { item, times: 1, points: item.points })
  }
  return [...reasons.values()].sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
}

function pathOf(item: Extract<TimelineItem, { kind: 'event' }>): string {
  return item.type === 'page.visited' ? String(item.properties.path ?? '') : ''
}
