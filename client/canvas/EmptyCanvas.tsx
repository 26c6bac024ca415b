import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useEditor } from '#client/editor/EditorContext.ts'
import { addStepAfterSelection } from '#client/editor/steps.ts'
import { Button } from '#client/ui/Button.tsx'
import styles from './ProgramCanvas.module.css'

/** The first line that a newcomer reads. */
export function EmptyCanvas({ title }: { title: string }) {
  const { t } = useTranslation('editor')
  const editor = useEditor()
  return (
    <div className={styles.empty}>
      <div className={styles.first}>
        <p className={styles.teach}>{t('canvas.empty')}</p>
        <Button
          variant="primary"
          icon={<Plus size={16} aria-hidden="true" />}
          onPress={() => addStepAfterSelection(editor, 'entry')}
        >
          {t('canvas.first', { kind: title })}
        </Button>
      </div>
    </div>
  )
}
