import { Settings2 } from 'lucide-react'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnchor } from '#client/canvas/useAnchor.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import { useProblems } from '#client/editor/problems.ts'
import { useStore } from '#client/editor/Store.ts'
import { Button } from '#client/ui/Button.tsx'
import { Popover } from '#client/ui/Popover.tsx'
import { goToProblem } from './goToProblem.ts'
import { ProblemRow } from './ProblemRow.tsx'
import styles from './Problems.module.css'

export interface ProblemsPopoverProps {
  anchor: RefObject<HTMLElement | null>
  frame: RefObject<HTMLDivElement | null>
}

/** The problems of one step, at its badge: what puts each right stands beside it. */
export function ProblemsPopover({ anchor, frame }: ProblemsPopoverProps) {
  const { t } = useTranslation(['problems', 'editor'])
  const editor = useEditor()
  const { moment } = editor
  const id = useStore(moment, (state) => state.problemsOf)
  const { byNode } = useProblems()
  const trigger = useAnchor(anchor, frame, id)
  const issues = id === null ? undefined : byNode.get(id)
  const first = issues?.[0]
  if (id === null || !issues || !first) return null
  const close = () => moment.set({ problemsOf: null })
  return (
    <Popover
      key={id}
      label={t('of', { name: editor.nameOf(id) })}
      placement="bottom start"
      isOpen
      onOpenChange={(open) => {
        if (open) return
        moment.set({ problemsOf: null, focusCanvas: moment.read().focusCanvas + 1 })
      }}
      triggerRef={trigger}
    >
      <div className={styles.popover}>
        <ul className={styles.list} aria-label={t('list.label')}>
          {issues.map((issue, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one step may have the same problem twice
            <li key={`${issue.code} ${issue.field} ${index}`} className={styles.row}>
              <ProblemRow
                issue={issue}
                onDone={() => {
                  if (issues.length > 1) return
                  moment.set({ problemsOf: null, focusCanvas: moment.read().focusCanvas + 1 })
                }}
              />
            </li>
          ))}
        </ul>
        <Button
          size="small"
          className={styles.open ?? ''}
          icon={<Settings2 size={14} aria-hidden="true" />}
          onPress={() => {
            close()
            goToProblem(editor, first)
          }}
        >
          {t('openStep')}
        </Button>
      </div>
    </Popover>
  )
}
