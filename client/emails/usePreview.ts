import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { api, type Outputs } from '#client/api.ts'
import { useWorkspace } from '#client/shell/workspace.ts'
import type { EmailContent } from '#engine/nodes/fields.ts'

export type Preview = Outputs['emails']['preview']
export interface PreviewState {
  /** The newest that could be built, with what is wrong with the email as it stands. */
  readonly data: Preview | undefined
  /** The email as it stands cannot be built: what is shown is older. */
  readonly isBroken: boolean
  /** Nothing is written yet. */
  readonly isEmpty: boolean
  readonly error: unknown
  /** What is shown is older than what is written. */
  readonly isBehind: boolean
}

/** Milliseconds of quiet before an email is compiled anew. */
const pause = 200

/** The email as the server compiles and merges it. While the next one is on its way the last one stays. */
export function usePreview(content: EmailContent, prospectId: number | null): PreviewState {
  const { id: workspaceId } = useWorkspace()
  const settled = useSettled(content, pause)
  const query = useQuery({
    ...api.emails.preview.queryOptions({ workspaceId, content: settled, prospectId }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
  })
  const good = useRef<Preview>(undefined)
  const isBroken = query.data !== undefined && query.data.html === ''
  if (query.data && !isBroken) good.current = query.data
  const data = isBroken && good.current ? { ...good.current, issues: query.data.issues } : query.data
  const isEmpty = content.mjml.trim() === ''
  return {
    data,
    isBroken: isBroken && !isEmpty,
    isEmpty,
    error: query.error,
    isBehind: query.isFetching || settled !== content,
  }
}

/** A value that has not changed for so many milliseconds. */
function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    if (settled === value) return
    const timer = setTimeout(() => setSettled(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, settled, milliseconds])
  return settled
}
