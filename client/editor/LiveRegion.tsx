import { useKindWords } from './catalog.ts'
import styles from './Editor.module.css'
import { useEditor } from './EditorContext.ts'
import { problemText } from './problems.ts'
import { useStore } from './Store.ts'

/** Says what just happened to those who do not see it, and why a command was declined to those who do. */
export function LiveRegion() {
  const editor = useEditor()
  const words = useKindWords()
  const { said, number } = useStore(editor.news, (news) => news)
  const declined = said !== null && 'code' in said
  const sentence = !said
    ? ''
    : declined
      ? problemText(said, words.language, editor.graph, words.nameOf)
      : editor.sentence(said)
  return (
    <>
      <p className={styles.hidden} role="status" aria-live="polite" data-said={number}>
        {/* The same words twice must still be news. */}
        {sentence + (number % 2 ? '\u00a0' : '')}
      </p>
      {declined && (
        <p key={number} className={styles.declined} aria-hidden="true">
          {sentence}
        </p>
      )}
    </>
  )
}
