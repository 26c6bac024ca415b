import { CircleAlert, Lightbulb, TriangleAlert } from 'lucide-react'
import { useTexts } from '#client/i18n/useTexts.ts'
import { join } from '#client/ui/join.ts'
import type { Issue, Severity } from '#engine/nodes/issue.ts'
import { useCanvas } from './CanvasContext.ts'
import styles from './ProblemBadge.module.css'

export const severityIcons = { blocker: CircleAlert, warning: TriangleAlert, tip: Lightbulb } as const

/** The worst of several. */
export function worst(issues: readonly Issue[]): Severity {
  return (
    (['blocker', 'warning'] as const).find((severity) => issues.some((issue) => issue.severity === severity)) ?? 'tip'
  )
}

/** How many problems a step has and how bad the worst is; leads to the first. */
export function ProblemBadge({ nodeId, issues }: { nodeId: string; issues: readonly Issue[] }) {
  const t = useTexts('editor')
  const { showProblems } = useCanvas()
  const severity = worst(issues)
  const Icon = severityIcons[severity]
  return (
    <button
      type="button"
      tabIndex={-1}
      className={join(styles.badge, styles[severity], 'nodrag', 'nopan')}
      aria-label={t('problems.onStep', { count: issues.length })}
      title={t('problems.onStep', { count: issues.length })}
      onClick={(event) => {
        event.stopPropagation()
        showProblems(nodeId, event.currentTarget)
      }}
    >
      <Icon size={14} aria-hidden="true" />
      {issues.length}
    </button>
  )
}
