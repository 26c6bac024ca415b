import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useEditor } from '#client/editor/EditorContext.ts'
import type { Group } from '#engine/program/annotations.ts'
import styles from './Group.module.css'
import { nameGroup } from './groupActions.ts'

/** A group's name, edited where it stands. Enter keeps it, Escape leaves it as it was. */
export function GroupNameField({ group }: { group: Group }) {
  const { t } = useTranslation('layout')
  const editor = useEditor()
  const done = useRef(false)
  const finish = (name: string | null) => {
    if (done.current) return
    done.current = true
    nameGroup(editor, group.id, name)
  }
  return (
    <input
      className={`${styles.field} nodrag nopan`}
      aria-label={t('group.name')}
      placeholder={t('group.nameless')}
      defaultValue={group.name}
      maxLength={120}
      // biome-ignore lint/a11y/noAutofocus: asked for this very moment
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onBlur={(event) => finish(event.currentTarget.value)}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') finish(event.currentTarget.value)
        else if (event.key === 'Escape') finish(null)
      }}
    />
  )
}
