import type { ReactNode } from 'react'
import type { MetricsStore } from './MetricsStore.ts'
import { useLiveMetrics } from './useLiveMetrics.ts'
import { MetricsContext } from './useMetrics.ts'
import { useNumbersView, ViewContext } from './useNumbersView.ts'

export interface NumbersFrameProps {
  store: MetricsStore
  workspaceId: number
  programId: number
  /** It has been published, so that there is something to count. */
  isOn: boolean
  children: ReactNode
}

/** The numbers of a program for all that stands inside: those that the address asks for, as they change. */
export function NumbersFrame({ store, workspaceId, programId, isOn, children }: NumbersFrameProps) {
  const viewing = useNumbersView()
  useLiveMetrics(store, workspaceId, programId, isOn, viewing.view)
  return (
    <MetricsContext value={store}>
      <ViewContext value={viewing}>{children}</ViewContext>
    </MetricsContext>
  )
}
