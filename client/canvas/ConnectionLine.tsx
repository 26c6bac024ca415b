import type { ConnectionLineComponentProps } from '@xyflow/react'
import type { CanvasNode } from '#client/annotations/canvasNodes.ts'
import { outletsOf } from '#engine/nodes/registry.ts'
import type { StepData } from './flowModel.ts'
import { routeEdge } from './routeEdge.ts'

/** The edge that is being drawn, as it would lie. */
export function ConnectionLine(props: ConnectionLineComponentProps<CanvasNode>) {
  const { fromX, fromY, toX, toY, fromNode, connectionStatus } = props
  // Only steps have something to draw from.
  const data = fromNode.type === 'step' ? (fromNode.data as StepData) : null
  const split = data !== null && outletsOf(data.node).length > 1
  const direction = data?.direction ?? 'down'
  const { path } = routeEdge({ x: fromX, y: fromY }, { x: toX, y: toY }, { split, direction, lane: null })
  const color = connectionStatus === 'invalid' ? 'var(--color-error)' : 'var(--color-accent)'
  return <path d={path} fill="none" stroke={color} strokeWidth={2} strokeDasharray="6 4" />
}
