import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useKindWords } from '#client/editor/catalog.ts'
import { useProblemWords } from '#client/problems/useProblemWords.ts'
import type { Issue } from '#engine/nodes/issue.ts'
import type { Node } from '#engine/nodes/registry.ts'

/** What a screen reader says of every step: "Send email, Blog post, step 2 of 9, 1 warning". */
export function useStepLabels(
  order: readonly Node[],
  issues: ReadonlyMap<string, readonly Issue[]>,
): ReadonlyMap<string, string> {
  const { t } = useTranslation(['editor', 'moves'])
  const problemWords = useProblemWords()
  const words = useKindWords()
  return useMemo(() => {
    const labels = new Map<string, string>()
    const off = t('moves:off.spoken')
    // Asking for the same sentence a thousand times takes longer than drawing the canvas.
    const placed = t('step.place', { place: '#', total: order.length })
    for (const [index, node] of order.entries()) {
      const title = words.title(node.type)
      const name = words.name(node)
      const parts = [
        title,
        name === title ? '' : name,
        placed.replace('#', String(index + 1)),
        node.off ? off : '',
        ...problemWords(issues.get(node.id) ?? []),
      ]
      labels.set(node.id, parts.filter(Boolean).join(', '))
    }
    return labels
  }, [t, words, problemWords, order, issues])
}
