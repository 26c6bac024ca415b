import type { ConnectionLineComponentProps } from '@xyflow/react'
import { outletsOf } from '#engine/nodes/registry.ts'
import type { StepNode } from './flowModel.ts'
import { routeEdge } from './routeEdge.ts'

/** The edge that is being drawn, as it would lie. */
export function ConnectionLine(props: ConnectionLineComponentProps<StepNode>) {
  const { fromX, fromY, toX, toY, fromNode, connectionStatus } = props
  const split = outletsOf(fromNode.data.node).length > 1
  const { path } = routeEdge({ x: fromX, y: fromY }, { x: toX, y: toY }, split)
  const color = connectionStatus === 'invalid' ? 'var(--color-error)' : 'var(--color-accent)'
  return <path d={path} fill="none" stroke={color} strokeWidth={2} strokeDasharray="6 4" />
}
