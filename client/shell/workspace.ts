import { createContext, useContext, useEffect, useState } from 'react'
import type { Outputs } from '#client/api.ts'

export type Workspace = Outputs['workspace']['get']
export type Role = Workspace['role']

const ranks: Readonly<Record<Role, number>> = { viewer: 0, sales: 1, marketer: 2, owner: 3 }

export interface WorkspaceState {
  workspace: Workspace
  /** Milliseconds that the workspace's clock stands ahead of this browser's. */
  aheadMs: number
}

export const WorkspaceContext = createContext<WorkspaceState | null>(null)

/** The workspace of the page, as its frame has loaded it. */
export function useWorkspace(): Workspace {
  return useWorkspaceState().workspace
}

/** The workspace's present moment, which in a sandbox is its own. Moves on every half minute. */
export function useNow(): Date {
  const { aheadMs } = useWorkspaceState()
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => tick((before) => before + 1), 30_000)
    return () => clearInterval(timer)
  }, [])
  return new Date(Date.now() + aheadMs)
}

/** Whether the reader may do what asks for this role. The server decides; this keeps us from offering in vain. */
export function useCan(atLeast: Role): boolean {
  return roleReaches(useWorkspace().role, atLeast)
}

/** viewer < sales < marketer < owner */
export function roleReaches(role: Role, atLeast: Role): boolean {
  return ranks[role] >= ranks[atLeast]
}

function useWorkspaceState(): WorkspaceState {
  const state = useContext(WorkspaceContext)
  if (!state) throw new Error('This page stands outside WorkspaceFrame.')
  return state
}
