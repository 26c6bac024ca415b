import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useSearchParams } from 'react-router'
import { api } from '#client/api.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import { useStore } from '#client/editor/Store.ts'
import type { Graph } from '#engine/program/graph.ts'

const name = 'path'

/** Whose way is shown on the canvas: an enrollment, named in the address. */
export function usePathId(): number | null {
  const [params] = useSearchParams()
  const id = Number(params.get(name))
  return Number.isSafeInteger(id) && id > 0 ? id : null
}

/** Shows somebody's way, or nobody's. */
export function useShowPath(): (enrollmentId: number | null) => void {
  const [, setParams] = useSearchParams()
  return useCallback(
    (id) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before)
          if (id === null) next.delete(name)
          else next.set(name, String(id))
          return next
        },
        { replace: true, preventScrollReset: true },
      ),
    [setParams],
  )
}

/** A person's way, as it goes on. */
export function usePath(workspaceId: number, enrollmentId: number) {
  return useQuery({ ...api.metrics.path.queryOptions({ workspaceId, enrollmentId }), refetchInterval: 5000 })
}

/** The drawing on which a way is shown: the version in which the person was at the stop that is looked at. null while no
 *  way is shown, or its drawing is on its way. */
export function usePathGraph(): { graph: Graph; version: number } | null {
  const { moment, workspaceId, programId } = useEditor()
  const isShown = usePathId() !== null
  const version = useStore(moment, (state) => state.pathVersion)
  const { data } = useQuery({
    ...api.programs.version.queryOptions({ workspaceId, id: programId, number: version ?? 1 }),
    enabled: isShown && version !== null,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return isShown && version !== null && data ? { graph: data.graph, version } : null
}
