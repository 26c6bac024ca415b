import { useTranslation } from 'react-i18next'
import { severityIcons } from '#client/canvas/ProblemBadge.tsx'
import { useKindWords } from '#client/editor/catalog.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import styles from '#client/editor/Panels.module.css'
import { problemText } from '#client/editor/problems.ts'
import { join } from '#client/ui/join.ts'
import type { Issue } from '#engine/nodes/issue.ts'
import { hasPlace } from './goToProblem.ts'

/** Problems as lines that lead to where they are, and no more: for a dialog that is about something else. */
export function ProblemList({ issues, onGo }: { issues: readonly Issue[]; onGo: (issue: Issue) => void }) {
  const { t } = useTranslation('editor')
  const editor = useEditor()
  const words = useKindWords()
  return (
    <ul className={styles.list}>
      {issues.map((issue, index) => {
        const Icon = severityIcons[issue.severity]
        const content = (
          <>
            <Icon size={16} aria-hidden="true" className={styles[issue.severity]} />
            <span className={styles.words}>
              <span>{problemText(issue, words.language, editor.graph, words.nameOf)}</span>
              <span className={styles.where}>
                {t(`severity.${issue.severity}`)}
                {issue.nodeId && ` · ${editor.nameOf(issue.nodeId)}`}
              </span>
            </span>
          </>
        )
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: one step may have the same problem twice
          <li key={`${issue.nodeId} ${issue.code} ${index}`}>
            {hasPlace(issue) ? (
              <button type="button" className={join(styles.row, styles.press)} onClick={() => onGo(issue)}>
                {content}
              </button>
            ) : (
              <span className={styles.row}>{content}</span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
