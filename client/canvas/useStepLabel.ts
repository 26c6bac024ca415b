import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useKindWords } from '#client/editor/catalog.ts'
import type { Issue } from '#engine/nodes/issue.ts'
import type { Node } from '#engine/nodes/registry.ts'

/** What a screen reader says of a step: "Send email, Blog post, step 2 of 9, 1 problem". */
export function useStepLabel(order: readonly Node[]): (node: Node, issues: readonly Issue[]) => string {
  const { t } = useTranslation('editor')
  const words = useKindWords()
  const places = useMemo(() => new Map(order.map(({ id }, index) => [id, index + 1])), [order])
  return useCallback(
    (node, issues) => {
      const name = words.name(node)
      const parts = [
        words.title(node.type),
        name === words.title(node.type) ? '' : name,
        t('step.place', { place: places.get(node.id) ?? 0, total: places.size }),
        issues.length > 0 ? t('problems.count', { count: issues.length }) : '',
      ]
      return parts.filter(Boolean).join(', ')
    },
    [t, words, places],
  )
}
