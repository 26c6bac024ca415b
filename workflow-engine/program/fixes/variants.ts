import type { FixMaker } from '../fixes.ts'
import { configureField } from '../settings.ts'

/** Whole percents that add up to 100, as even as can be. */
export function evenShares(count: number): number[] {
  const each = Math.floor(100 / count)
  const over = 100 - each * count
  return Array.from({ length: count }, (_, n) => each + (n < over ? 1 : 0))
}

const shareEvenly: FixMaker = ({ node }) => {
  if (node.type === 'email') {
    const shares = evenShares(node.config.variants.length)
    const variants = node.config.variants.map((variant, n) => ({ ...variant, weight: shares[n] ?? 0 }))
    return { key: 'shareEvenly', apply: (graph) => configureField(graph, node.id, 'variants', variants) }
  }
  if (node.type !== 'split') return null
  const shares = evenShares(node.config.paths.length)
  const paths = node.config.paths.map((path, n) => ({ ...path, percent: shares[n] ?? 0 }))
  return { key: 'shareEvenly', apply: (graph) => configureField(graph, node.id, 'paths', paths) }
}

/** A variant that was never written is taken away; its share goes to the first. */
const removeVariant: FixMaker = ({ node, issue }) => {
  const place = Number(/^variants\.(\d+)\./.exec(issue.field ?? '')?.[1] ?? -1)
  const gone = node.type === 'email' ? node.config.variants[place] : undefined
  if (node.type !== 'email' || !gone || node.config.variants.length < 2) return null
  const [first, ...others] = node.config.variants.filter((variant) => variant !== gone)
  if (!first) return null
  const variants = [{ ...first, weight: Math.min(100, first.weight + gone.weight) }, ...others]
  return {
    key: 'removeVariant',
    params: { variant: issue.params?.variant ?? '' },
    apply: (graph) => configureField(graph, node.id, 'variants', variants),
  }
}

/** An address that cannot send gives way to the workspace's. */
const workspaceSender: FixMaker = ({ node, issue, known }) => {
  const { field } = issue
  if (!field || !known.senderEmail) return null
  return {
    key: 'workspaceSender',
    params: { address: known.senderEmail },
    apply: (graph) => configureField(graph, node.id, field, ''),
  }
}

export const variantFixes: Readonly<Record<string, FixMaker>> = {
  'email.weights': shareEvenly,
  'split.percents': shareEvenly,
  'email.noSubjectIn': removeVariant,
  'email.noBodyIn': removeVariant,
  'email.badSender': workspaceSender,
}
