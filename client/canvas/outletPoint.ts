import { pathHeight } from '#client/layout/units.ts'
import { type Node, outletsOf } from '#engine/nodes/registry.ts'
import type { Direction } from '#engine/program/annotations.ts'
import { card } from '#engine/program/place.ts'

/** Where an outlet's edge begins, from the card's top left corner. To the right, many paths need more room than the card
 *  has: they stand a line of text apart. */
export function outletPoint(node: Node, outlet: string, direction: Direction = 'down'): { x: number; y: number } {
  const outlets = outletsOf(node)
  const index = Math.max(0, outlets.indexOf(outlet))
  if (direction === 'down') return { x: (card.width * (2 * index + 1)) / (2 * outlets.length), y: card.height }
  const apart = Math.max(pathHeight, card.height / outlets.length)
  return { x: card.width, y: card.height / 2 + (index - (outlets.length - 1) / 2) * apart }
}
