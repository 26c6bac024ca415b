import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink, TRPCClientError } from '@trpc/client'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query'
import i18next from 'i18next'
import type { AppRouter } from '#server/router.ts'
import { tab } from './presence/tab.ts'
import { reportReachable, reportUnreachable } from './shell/connection.ts'
import { UploadRefused } from './upload.ts'

export type Inputs = inferRouterInputs<AppRouter>
export type Outputs = inferRouterOutputs<AppRouter>

/** Calls procedures without react: `await client.programs.saveDraft.mutate(…)`. */
export const client = createTRPCClient<AppRouter>({
  links: [
    splitLink({
      condition: (operation) => operation.type === 'subscription',
      true: httpSubscriptionLink({ url: '/trpc' }),
      false: httpBatchLink({
        url: '/trpc',
        // Inputs can be longer than an address may be, and addresses end up in logs.
        methodOverride: 'POST',
        maxItems: 20,
        // Who of those who have a program open it is that saves.
        headers: { 'polku-tab': tab },
      }),
    }),
  ],
})

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: notice, onSuccess: reportReachable }),
  mutationCache: new MutationCache({ onError: notice, onSuccess: reportReachable }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // A refusal stays a refusal; the network may come back.
      retry: (failures, error) => isNetworkLoss(error) && failures < 3,
      retryDelay: (attempt) => Math.min(1000 * 2 ** attempt, 8000),
    },
  },
})

/** Options for useQuery and useMutation: `useQuery(api.programs.list.queryOptions({ workspaceId }))`. */
export const api = createTRPCOptionsProxy<AppRouter>({ client, queryClient })

/** What the server declined, as it told it; null for any other failure. */
export function refusalOf(error: unknown) {
  return error instanceof TRPCClientError ? ((error as TRPCClientError<AppRouter>).data?.refusal ?? null) : null
}

/** Any failure as a sentence for whoever meets it, in the language of the page. */
export function refusalMessage(error: unknown): string {
  const refusal = refusalOf(error)
  if (error instanceof UploadRefused && error.message) return error.message
  if (refusal) return refusal.hint ? `${refusal.message} ${refusal.hint}` : refusal.message
  return i18next.t(isNetworkLoss(error) ? 'error.network' : 'error.unexpected', { ns: 'ui' })
}

/** No answer came at all: no connection, or nobody listening. */
export function isNetworkLoss(error: unknown): boolean {
  return error instanceof TRPCClientError
    ? error.data == null && error.cause instanceof TypeError
    : error instanceof TypeError
}

function notice(error: unknown): void {
  if (isNetworkLoss(error)) reportUnreachable()
  else if (refusalOf(error)?.code === 'auth.required') {
    void queryClient.invalidateQueries({ queryKey: api.session.me.queryKey() })
  }
}
