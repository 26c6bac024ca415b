import { useQuery } from '@tanstack/react-query'
import { api } from '#client/api.ts'
import { useWorkspace } from './workspace.ts'

/** How many leads wait for a first touch: the reader's own when they sell, else all. */
export function useNewLeads(): number {
  const { id, role } = useWorkspace()
  const counts = useQuery(api.leads.counts.queryOptions({ workspaceId: id }, { refetchInterval: 20_000 }))
  return (role === 'sales' ? counts.data?.mine.new : counts.data?.all.new) ?? 0
}
