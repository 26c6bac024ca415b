import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api } from '#client/api.ts'
import type { Autosave } from '#client/editor/Autosave.ts'
import type { Told } from '#client/editor/problems.ts'
import { useStore } from '#client/editor/Store.ts'
import type { Issue } from '#engine/nodes/issue.ts'

const nothing: readonly Issue[] = []
const minutes = 60_000

/** What the server says of a program: of its emails as it saved them, and of what only it can find out. It is asked again
 *  for every saved revision, and the answer of before stands until the next one is here. */
export function useTold(
  { workspaceId, programId: id }: { workspaceId: number; programId: number },
  autosave: Autosave,
  emails: readonly Issue[],
): Told {
  const revision = useStore(autosave, () => autosave.revision)
  const { data, isFetching, isError } = useQuery({
    ...api.programs.checkCircumstances.queryOptions({ workspaceId, id, revision }),
    placeholderData: keepPreviousData,
    staleTime: 5 * minutes,
    retry: 1,
  })
  const asked = isFetching ? 'asking' : isError ? 'failed' : 'answered'
  const world = data ?? nothing
  return useMemo(() => ({ emails, world, asked }), [emails, world, asked])
}
