import { lazy, Suspense } from 'react'
import { SkeletonLines } from '#client/ui/Skeleton.tsx'
import type { Graph } from '#engine/program/graph.ts'

// The text comparison is fetched when somebody looks at it.
const EmailDiff = lazy(async () => ({ default: (await import('./EmailDiff.tsx')).EmailDiff }))

/** The emails of two drawings beside each other. */
export function EmailsCompared(props: { before: Graph; after: Graph }) {
  return (
    <Suspense fallback={<SkeletonLines />}>
      <EmailDiff {...props} />
    </Suspense>
  )
}
