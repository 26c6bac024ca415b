import { useTranslation } from 'react-i18next'
import { useEditor } from '#client/editor/EditorContext.ts'
import { useStore } from '#client/editor/Store.ts'
import { outletsOf } from '#engine/nodes/registry.ts'
import styles from './ProgramCanvas.module.css'

/** While an edge is drawn with the keyboard: where it would lead, and which keys do what. The same words are read aloud. */
export function ConnectHint() {
  const { t } = useTranslation('editor')
  const editor = useEditor()
  const connecting = useStore(editor.moment, (state) => state.connecting)
  const to = connecting?.targets[connecting.at]
  const node = connecting ? editor.node(connecting.from) : undefined
  if (!connecting || !to || !node) return null
  return (
    <p className={styles.hint} aria-hidden="true">
      {t(outletsOf(node).length > 1 ? 'say.connecting' : 'say.connectingOnly', {
        outlet: editor.words.outlet(node, connecting.outlet),
        to: editor.nameOf(to),
        place: connecting.at + 1,
        total: connecting.targets.length,
      })}
    </p>
  )
}
