import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { api, refusalMessage } from '#client/api.ts'
import { useWorkspace } from '#client/shell/workspace.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Page } from '#client/ui/Page.tsx'
import { SkeletonLines } from '#client/ui/Skeleton.tsx'
import { EditorFrame } from './EditorFrame.tsx'

/** One program: its drawing, its numbers and everything that can be done with them. */
export function ProgramEditorPage() {
  const { id: workspaceId } = useWorkspace()
  const programId = Number(useParams().programId)
  const { data, error } = useQuery({
    ...api.programs.get.queryOptions({ workspaceId, id: programId }),
    // The draft is this page's own from here on; only the name, the status and the live version are read again.
    refetchOnWindowFocus: false,
  })
  if (data) return <EditorFrame key={`${workspaceId} ${programId}`} program={data} />
  return (
    <Page>
      {error ? <Banner tone="error">{refusalMessage(error)}</Banner> : <SkeletonLines count={6} height="18px" />}
    </Page>
  )
}
