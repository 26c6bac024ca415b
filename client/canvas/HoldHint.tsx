import { useTranslation } from 'react-i18next'
import { useEditor } from '#client/editor/EditorContext.ts'
import { spotName } from '#client/editor/moving.ts'
import { problemText } from '#client/editor/problems.ts'
import { useStore } from '#client/editor/Store.ts'
import styles from './ProgramCanvas.module.css'
import { readSlot } from './paletteDrag.ts'

/** While cards are held over a place on an arrow: what letting go would do, or why it would do nothing. */
export function HoldHint() {
  const { t } = useTranslation('moves')
  const editor = useEditor()
  const held = useStore(editor.moment, (state) => state.held)
  const slot = held?.over ? readSlot(held.over) : null
  const refused = held?.refused
  if (!refused && (!slot || slot.kind === 'node')) return null
  const { language, nameOf } = editor.words
  return (
    <p className={styles.hint} aria-hidden="true">
      {refused
        ? problemText(refused, language, editor.graph, nameOf)
        : slot && slot.kind !== 'node' && t('move.drop', { place: editor.sentence(spotName(editor, slot)) })}
    </p>
  )
}
