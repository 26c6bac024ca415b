import { CircleCheck, LoaderCircle, TriangleAlert, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useEditor } from '#client/editor/EditorContext.ts'
import panel from '#client/editor/Panels.module.css'
import { useProblems } from '#client/editor/problems.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { IconButton } from '#client/ui/IconButton.tsx'
import type { Severity } from '#engine/nodes/issue.ts'
import { goToProblem, hasPlace } from './goToProblem.ts'
import { IgnoredProblems } from './IgnoredProblems.tsx'
import { ProblemRow } from './ProblemRow.tsx'
import styles from './Problems.module.css'

const severities = ['blocker', 'warning', 'tip'] as const

/** Everything wrong with the drawing, the worst first: where it is, why it matters, and what puts it right. */
export function ProblemsPanel() {
  const { t } = useTranslation(['problems', 'editor'])
  const format = useFormat()
  const editor = useEditor()
  const { all, ignored } = useProblems()
  const [shown, setShown] = useState<Severity | 'all'>('all')
  const list = useRef<HTMLUListElement>(null)
  const title = useRef<HTMLHeadingElement>(null)
  const counts = new Map(severities.map((one) => [one, all.filter(({ severity }) => severity === one).length]))
  const filter = shown !== 'all' && counts.get(shown) === 0 ? 'all' : shown
  const issues = filter === 'all' ? all : all.filter(({ severity }) => severity === filter)
  const close = () => editor.moment.set({ panel: null, focusCanvas: editor.moment.read().focusCanvas + 1 })
  // A row that was acted on goes away; the focus stays where it was.
  const stay = (at: number) => {
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return
        const rows = list.current?.children ?? []
        const row = rows[Math.min(at, rows.length - 1)]
        ;(row?.querySelector<HTMLElement>('button') ?? title.current)?.focus()
      }),
    )
  }
  return (
    <section className={panel.panel} aria-label={t('editor:problems.title')} data-panel="problems">
      <header className={panel.head}>
        <h2 className={panel.title} ref={title} tabIndex={-1}>
          {t('editor:problems.title')}
        </h2>
        <IconButton label={t('editor:inspector.close')} icon={<X size={20} aria-hidden="true" />} onPress={close} />
      </header>
      <div className={panel.body}>
        {all.length > 0 && (
          <ToggleButtonGroup
            aria-label={t('filter.label')}
            className={styles.filter}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[filter]}
            onSelectionChange={([key]) => setShown(key as Severity | 'all')}
          >
            <ToggleButton id="all" className={styles.choice}>
              {t('filter.all', { number: format.number(all.length) })}
            </ToggleButton>
            {severities.map((severity) => {
              const count = counts.get(severity) ?? 0
              return (
                count > 0 && (
                  <ToggleButton key={severity} id={severity} className={styles.choice}>
                    {t(`filter.${severity}`, { count, number: format.number(count) })}
                  </ToggleButton>
                )
              )
            })}
          </ToggleButtonGroup>
        )}
        {all.length === 0 && (
          <p className={panel.fine}>
            <CircleCheck size={16} aria-hidden="true" />
            {t('editor:problems.none')}
          </p>
        )}
        <ul className={styles.list} ref={list} aria-label={t('list.label')}>
          {issues.map((issue, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one step may have the same problem twice
            <li key={`${issue.nodeId} ${issue.code} ${issue.field} ${index}`} className={styles.row}>
              <ProblemRow
                issue={issue}
                onGo={hasPlace(issue) ? () => goToProblem(editor, issue) : undefined}
                onDone={() => stay(index)}
              />
            </li>
          ))}
        </ul>
        {ignored.length > 0 && <IgnoredProblems issues={ignored} />}
        <Asked />
      </div>
    </section>
  )
}

/** How it stands with what only the server can find out. */
function Asked() {
  const { t } = useTranslation(['problems', 'editor'])
  const { asked } = useProblems()
  return (
    <p className={styles.asked} role="status">
      {asked === 'asking' && <LoaderCircle size={14} aria-hidden="true" className={styles.turning} />}
      {asked === 'failed' && <TriangleAlert size={14} aria-hidden="true" />}
      {t(asked === 'asking' ? 'checking' : asked === 'failed' ? 'unchecked' : 'checked')}
    </p>
  )
}
