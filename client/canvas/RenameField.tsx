import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useKindWords } from '#client/editor/catalog.ts'
import type { Node } from '#engine/nodes/registry.ts'
import { useCanvas } from './CanvasContext.ts'
import styles from './StepCard.module.css'

/** A step's name, edited on its card. Enter keeps it, Escape leaves it as it was; an empty name gives the summary back. */
export function RenameField({ node }: { node: Node }) {
  const { t } = useTranslation('editor')
  const { rename } = useCanvas()
  const words = useKindWords()
  const done = useRef(false)
  const finish = (name: string | null) => {
    if (done.current) return
    done.current = true
    rename(node.id, name)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') finish(event.currentTarget.value)
    else if (event.key === 'Escape') finish(null)
  }
  return (
    <input
      className={`${styles.rename} nodrag nopan`}
      aria-label={t('step.name')}
      defaultValue={node.name ?? ''}
      placeholder={words.summary(node)}
      maxLength={120}
      // biome-ignore lint/a11y/noAutofocus: asked for with F2 this very moment
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={onKeyDown}
      onBlur={(event) => finish(event.currentTarget.value)}
    />
  )
}
