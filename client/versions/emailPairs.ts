import type { EmailContent } from '#engine/nodes/fields.ts'
import { variantLetter } from '#engine/nodes/kinds/email.ts'
import { mergedOrder } from '#engine/program/describeChanges.ts'
import { type Graph, nodeAt } from '#engine/program/graph.ts'

/** One email as two drawings have it. null: that one does not have it. */
export interface EmailPair {
  /** `node variant` */
  readonly id: string
  readonly nodeId: string
  readonly letter: string
  readonly before: EmailContent | null
  readonly after: EmailContent | null
}

/** The emails that differ, along the flow. */
export function emailPairs(before: Graph, after: Graph): EmailPair[] {
  return mergedOrder(before, after).flatMap((nodeId) => {
    const [was, is] = [variantsOf(before, nodeId), variantsOf(after, nodeId)]
    const ids = new Set([...is.map(({ id }) => id), ...was.map(({ id }) => id)])
    return [...ids].flatMap((id): EmailPair[] => {
      const [old, now] = [was.find((one) => one.id === id)?.content, is.find((one) => one.id === id)?.content]
      if (old && now && contentFields.every((field) => old[field] === now[field])) return []
      const among = now ? is : was
      const letter = variantLetter(among.findIndex((one) => one.id === id))
      return [{ id: `${nodeId} ${id}`, nodeId, letter, before: old ?? null, after: now ?? null }]
    })
  })
}

export const contentFields = ['subject', 'preheader', 'senderName', 'senderEmail', 'mjml'] as const

function variantsOf(graph: Graph, id: string) {
  const node = nodeAt(graph, id)
  return node?.type === 'email' ? node.config.variants : []
}
