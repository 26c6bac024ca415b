import { lazy, Suspense } from 'react'
import { useEditor } from '#client/editor/EditorContext.ts'
import type { Graph } from '#engine/program/graph.ts'

const Rehearsal = lazy(async () => ({ default: (await import('./Rehearsal.tsx')).Rehearsal }))

/** The rehearsal of the open program, fetched when a publication asks for it. */
export function LazyRehearsal({ live, draft }: { live: Graph | null; draft: Graph }) {
  const { workspaceId, programId } = useEditor()
  return (
    <Suspense>
      <Rehearsal workspaceId={workspaceId} programId={programId} live={live} draft={draft} />
    </Suspense>
  )
}
