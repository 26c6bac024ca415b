import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'

export interface PagesOptions<Row> {
  /** A procedure's pathKey and input: `[...api.prospects.list.pathKey(), 'pages', input]`. */
  key: QueryKey
  /** Fetches the page that begins at the cursor; undefined is the first. */
  page: (cursor: string | undefined, signal: AbortSignal) => Promise<{ rows: readonly Row[]; next: string | null }>
  /** Milliseconds after which what is shown is asked for again, all pages of it. */
  refetchInterval?: number
  enabled?: boolean
}

/** Rows of a keyset list, page after page as the reader comes near their end. While another question's first page is
 *  on its way, the rows of the last one stay. */
export function usePages<Row>({ key, page, refetchInterval, enabled }: PagesOptions<Row>) {
  const pages = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => page(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
    refetchInterval,
    enabled,
  })
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage, isFetchNextPageError } = pages
  const rows = useMemo(() => data?.pages.flatMap((one) => one.rows), [data])
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage])
  return {
    rows,
    hasMore: hasNextPage,
    more,
    error: pages.error,
    isStale: pages.isPlaceholderData,
    refetch: pages.refetch,
  }
}
