import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/i18n/useFormat.ts'
import type { Issue } from '#engine/nodes/issue.ts'

const severities = ['blocker', 'warning', 'tip'] as const

/** Problems counted in words, the worst first: "1 blocker", "2 warnings". */
export function useProblemWords(): (issues: readonly Issue[]) => readonly string[] {
  const { t } = useTranslation('problems')
  const format = useFormat()
  return useCallback(
    (issues) =>
      severities.flatMap((one) => {
        const count = issues.filter(({ severity }) => severity === one).length
        return count > 0 ? [t(`filter.${one}`, { count, number: format.number(count) })] : []
      }),
    [t, format],
  )
}
