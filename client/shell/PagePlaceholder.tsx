import { Page } from '#client/ui/Page.tsx'
import { Skeleton, SkeletonLines } from '#client/ui/Skeleton.tsx'

/** A page on its way. */
export function PagePlaceholder() {
  return (
    <Page>
      <Skeleton width="220px" height="24px" />
      <SkeletonLines count={6} height="18px" />
    </Page>
  )
}
