import { useEditor } from '#client/editor/EditorContext.ts'
import { useStore } from '#client/editor/Store.ts'
import styles from './PathPanel.module.css'
import { PathSign } from './PathSign.tsx'

/** Whether a person's way is shown on the canvas: cards then tell of it instead of everybody's numbers. */
export const useIsPathShown = (): boolean => useStore(useEditor().moment, ({ pathLines }) => pathLines !== null)

/** What became of the person at a step, in the strip of its card. */
export function PathLine({ nodeId }: { nodeId: string }) {
  const line = useStore(useEditor().moment, ({ pathLines }) => pathLines?.[nodeId] ?? null)
  return (
    <p className={styles.strip} data-numbers data-path-line={line?.sign}>
      {line && (
        <>
          <PathSign sign={line.sign} />
          <span title={line.text}>
            {line.text} {line.seen}
          </span>
        </>
      )}
    </p>
  )
}
