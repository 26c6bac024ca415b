import { CircleCheck, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { severityIcons } from '#client/canvas/ProblemBadge.tsx'
import { IconButton } from '#client/ui/IconButton.tsx'
import { join } from '#client/ui/join.ts'
import type { Issue } from '#engine/nodes/issue.ts'
import { useKindWords } from './catalog.ts'
import { useEditor } from './EditorContext.ts'
import styles from './Panels.module.css'
import { problemText, useProblems } from './problems.ts'

/** Everything wrong with the drawing, the worst first. A line leads to its step and field. */
export function ProblemsPanel() {
  const { t } = useTranslation('editor')
  const editor = useEditor()
  const { all } = useProblems()
  const close = () => editor.moment.set({ panel: null, focusCanvas: editor.moment.read().focusCanvas + 1 })
  return (
    <section className={styles.panel} aria-label={t('problems.title')} data-panel="problems">
      <header className={styles.head}>
        <h2 className={styles.title}>{t('problems.title')}</h2>
        <IconButton label={t('inspector.close')} icon={<X size={20} aria-hidden="true" />} onPress={close} />
      </header>
      <div className={styles.body}>
        {all.length === 0 ? (
          <p className={styles.fine}>
            <CircleCheck size={16} aria-hidden="true" />
            {t('problems.none')}
          </p>
        ) : (
          <ProblemList issues={all} onGo={(issue) => goToProblem(editor, issue)} />
        )}
      </div>
    </section>
  )
}

/** Opens a problem's step with its field in focus; an email's field in the workbench, an exit rule among the rules. */
export function goToProblem(editor: ReturnType<typeof useEditor>, { nodeId, field }: Issue): void {
  if (!nodeId) {
    if (field?.startsWith('policy.')) editor.moment.set({ panel: 'rules' })
    return
  }
  const node = editor.node(nodeId)
  editor.open(nodeId, field ?? '')
  if (node?.type === 'email' && field?.startsWith('variants.')) editor.moment.set({ writing: { nodeId, field } })
}

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
            {issue.nodeId || issue.field?.startsWith('policy.') ? (
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
