import type { PeopleQuestion } from './PeopleDrawer.tsx'
import { useEdgeFlow, useNodeCounts } from './useMetrics.ts'
import { useSideCounts } from './useRate.ts'

/** The number that was pressed, as live as on the canvas; undefined before anything is known. */
export function useShownNumber({ nodeId, measure, outlet }: PeopleQuestion): number | undefined {
  const counts = useNodeCounts(nodeId)
  const flow = useEdgeFlow(nodeId, outlet ?? '')
  const { mails, leads } = useSideCounts(nodeId)
  if (!counts) return undefined
  if (outlet !== undefined) return flow?.people ?? 0
  switch (measure) {
    case 'delivered':
    case 'clicked':
    case 'replied':
    case 'bounced':
    case 'unsubscribed':
      return mails?.[measure] ?? 0
    case 'handedOver':
    case 'accepted':
      return leads?.[measure] ?? 0
    default:
      return counts[measure]
  }
}
