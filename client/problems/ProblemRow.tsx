import { ChevronDown, EyeOff, Wrench } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCanvas } from '#client/canvas/CanvasContext.ts'
import { severityIcons } from '#client/canvas/ProblemBadge.tsx'
import { useKindWords } from '#client/editor/catalog.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import { problemText } from '#client/editor/problems.ts'
import { Button } from '#client/ui/Button.tsx'
import { join } from '#client/ui/join.ts'
import type { Issue } from '#engine/nodes/issue.ts'
import { canIgnore } from '#engine/program/ignoring.ts'
import { letBe } from './letBe.ts'
import styles from './Problems.module.css'
import { useRemedy } from './useRemedy.ts'
import { whyOf } from './why.ts'

export interface ProblemRowProps {
  issue: Issue
  /** Goes to where it is; left out where one is there already. */
  onGo?: (() => void) | undefined
  /** After the problem was acted on, when its row is about to go. */
  onDone?: (() => void) | undefined
}

/** One problem: what is wrong, where, why it matters, and what can be done at one press. */
export function ProblemRow({ issue, onGo, onDone }: ProblemRowProps) {
  const { t } = useTranslation(['problems', 'editor'])
  const editor = useEditor()
  const words = useKindWords()
  const { editable } = useCanvas()
  const [explained, setExplained] = useState(false)
  const explanation = useId()
  const Icon = severityIcons[issue.severity]
  const remedy = useRemedy()(issue)
  const why = whyOf(issue.code)
  const said = (
    <span className={styles.words}>
      <span>{problemText(issue, words.language, editor.graph, words.nameOf)}</span>
      <span className={styles.where}>
        {t(`editor:severity.${issue.severity}`)}
        {onGo && issue.nodeId && ` · ${editor.nameOf(issue.nodeId)}`}
      </span>
    </span>
  )
  return (
    <>
      <div className={styles.head}>
        <Icon size={16} aria-hidden="true" className={styles[issue.severity]} />
        {onGo ? (
          <button type="button" className={styles.go} onClick={onGo}>
            {said}
          </button>
        ) : (
          said
        )}
      </div>
      <div className={styles.acts}>
        {remedy && (
          <Button
            size="small"
            icon={<Wrench size={14} aria-hidden="true" />}
            onPress={() => {
              remedy.act()
              onDone?.()
            }}
          >
            {remedy.label}
          </Button>
        )}
        {why && (
          <Button
            size="small"
            variant="quiet"
            aria-expanded={explained}
            aria-controls={explanation}
            icon={<ChevronDown size={14} aria-hidden="true" className={join(explained && styles.turned)} />}
            onPress={() => setExplained(!explained)}
          >
            {t('why.show')}
          </Button>
        )}
        {editable && canIgnore(issue) && (
          <Button
            size="small"
            variant="quiet"
            icon={<EyeOff size={14} aria-hidden="true" />}
            onPress={() => {
              letBe(editor, issue)
              onDone?.()
            }}
          >
            {t('ignore')}
          </Button>
        )}
      </div>
      {why && (
        <p id={explanation} className={styles.why} hidden={!explained}>
          {t(why)}
        </p>
      )}
    </>
  )
}
