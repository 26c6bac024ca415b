import type { NodeProps } from '@xyflow/react'
import { ChevronDown, Ungroup } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useCanvas } from '#client/canvas/CanvasContext.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import { useStore } from '#client/editor/Store.ts'
import type { FrameNode } from './canvasNodes.ts'
import styles from './Group.module.css'
import { GroupNameField } from './GroupNameField.tsx'
import { nameOfGroup, takeApart, toggleFold } from './groupActions.ts'

/** A group behind its steps: its title moves them all, folds them up and takes the group apart. */
export const GroupFrame = memo(function GroupFrame({ data, width, height }: NodeProps<FrameNode>) {
  const { group, members } = data
  const { t } = useTranslation('layout')
  const editor = useEditor()
  const { editable } = useCanvas()
  const renaming = useStore(editor.moment, (state) => state.renamingGroup === group.id)
  const name = nameOfGroup(group)
  return (
    <div className={styles.frame} style={{ width, height }}>
      <div className={styles.title} data-frame-title>
        {editable && (
          <button
            type="button"
            tabIndex={-1}
            className="nodrag nopan"
            aria-label={t('group.fold', { name })}
            title={t('group.fold', { name })}
            onClick={() => toggleFold(editor, group)}
          >
            <ChevronDown size={16} aria-hidden="true" />
          </button>
        )}
        {renaming ? (
          <GroupNameField group={group} />
        ) : (
          // biome-ignore lint/a11y/noStaticElementInteractions: F2 and the menus rename it as well
          <span
            className={styles.name}
            onClick={() => editor.select(members)}
            onKeyDown={() => undefined}
            onDoubleClick={() => editable && editor.moment.set({ renamingGroup: group.id })}
          >
            {name}
          </span>
        )}
        <span className={styles.count}>{t('group.steps', { count: members.length })}</span>
        {editable && (
          <button
            type="button"
            tabIndex={-1}
            className="nodrag nopan"
            aria-label={t('group.ungroup', { name })}
            title={t('group.ungroup', { name })}
            onClick={() => takeApart(editor, group)}
          >
            <Ungroup size={14} aria-hidden="true" />
          </button>
        )}
      </div>
    </div>
  )
})
