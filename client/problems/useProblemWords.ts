import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/i18n/useFormat.ts'
import type { Issue } from '#engine/nodes/issue.ts'

const severities = ['blocker', 'warning', 'tip'] as const

/** Problems counted in words, the worst first: "1 blocker", "2 warnings". */
export function useProblemWords(): (issues: readonly Issue[]) => readonly string[] {
  const { t } = useTranslation('problems')
  const format = useFormat()
  return useMemo(() => {
    // A thousand steps ask for the same few words.
    const found = new Map<string, string>()
    const words = (one: (typeof severities)[number], count: number): string => {
      const key = `${one} ${count}`
      const text = found.get(key) ?? t(`filter.${one}`, { count, number: format.number(count) })
      found.set(key, text)
      return text
    }
    return (issues) =>
      severities.flatMap((one) => {
        const count = issues.filter(({ severity }) => severity === one).length
        return count > 0 ? [words(one, count)] : []
      })
  }, [t, format])
}
