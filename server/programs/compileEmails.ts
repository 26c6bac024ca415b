import type { Graph } from '#engine/program/graph.ts'
import { compileEmail } from '#templates/compileEmail.ts'
import { emailsOf } from './pointersOf.ts'
import type { VariantEmail } from './writeVersion.ts'

/** Every email of a drawing, as its version will send it. */
export async function compileEmails(graph: Graph): Promise<VariantEmail[]> {
  const emails: VariantEmail[] = []
  for (const node of Object.values(graph.nodes)) {
    for (const { variantId, content } of emailsOf(node)) {
      // What cannot be compiled stands where nobody comes: elsewhere it was a blocker.
      const compiled = await compileEmail(content).catch(() => null)
      if (compiled) emails.push({ nodeId: node.id, variantId, compiled })
    }
  }
  return emails
}
