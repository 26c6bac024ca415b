import type { Issue } from '#engine/nodes/issue.ts'
import type { Scope } from '#server/scope.ts'

export interface PublishPreview {
  readonly issues: Issue[]
  /** People on the draft's entry lists who have not entered the program: whom `enrollExisting` would bring in. */
  readonly onList: number
}

export async function previewPublish(_scope: Scope, _id: number): Promise<PublishPreview> {
  throw new Error('not yet')
}
