import { ChevronDown, Eye } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCanvas } from '#client/canvas/CanvasContext.ts'
import { useKindWords } from '#client/editor/catalog.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import { problemText } from '#client/editor/problems.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { Button } from '#client/ui/Button.tsx'
import { join } from '#client/ui/join.ts'
import type { Issue } from '#engine/nodes/issue.ts'
import { heed } from './letBe.ts'
import styles from './Problems.module.css'

/** What somebody chose to let be in this program, and the way back. */
export function IgnoredProblems({ issues }: { issues: readonly Issue[] }) {
  const { t } = useTranslation('problems')
  const format = useFormat()
  const editor = useEditor()
  const words = useKindWords()
  const { editable } = useCanvas()
  const [shown, setShown] = useState(false)
  const id = useId()
  return (
    <div className={styles.ignored}>
      <Button
        size="small"
        variant="quiet"
        aria-expanded={shown}
        aria-controls={id}
        icon={<ChevronDown size={14} aria-hidden="true" className={join(shown && styles.turned)} />}
        onPress={() => setShown(!shown)}
      >
        {t('ignored', { count: issues.length, number: format.number(issues.length) })}
      </Button>
      <ul id={id} className={styles.list} hidden={!shown}>
        {issues.map((issue, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one step may have the same problem twice
          <li key={`${issue.nodeId} ${issue.code} ${index}`} className={styles.row}>
            <span className={styles.words}>{problemText(issue, words.language, editor.graph, words.nameOf)}</span>
            {editable && (
              <div className={styles.acts}>
                <Button
                  size="small"
                  variant="quiet"
                  icon={<Eye size={14} aria-hidden="true" />}
                  onPress={() => heed(editor, issue)}
                >
                  {t('heed')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
