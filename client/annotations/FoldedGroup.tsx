import { Handle, type NodeProps, Position } from '@xyflow/react'
import { ChevronRight, Layers } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useCanvas } from '#client/canvas/CanvasContext.ts'
import { FarName } from '#client/canvas/FarFace.tsx'
import { useIsFar } from '#client/canvas/farLook.ts'
import { measureIcons } from '#client/canvas/StepNumbers.tsx'
import { useEditor } from '#client/editor/EditorContext.ts'
import { useStore } from '#client/editor/Store.ts'
import { currentLanguage } from '#client/i18n/language.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { measures } from '#client/metrics/MetricsStore.ts'
import { shortNumber } from '#client/metrics/words.ts'
import { join } from '#client/ui/join.ts'
import type { FoldedNode } from './canvasNodes.ts'
import styles from './Group.module.css'
import { GroupNameField } from './GroupNameField.tsx'
import { nameOfGroup, toggleFold } from './groupActions.ts'
import { type Gates, useGroupCounts } from './useGroupCounts.ts'

/** A folded group: one card in the place of its steps, with what happened to people in all of them. */
export const FoldedGroup = memo(function FoldedGroup({ data, selected }: NodeProps<FoldedNode>) {
  const { group, members, direction, gates } = data
  const { t } = useTranslation('layout')
  const editor = useEditor()
  const { editable } = useCanvas()
  const renaming = useStore(editor.moment, (state) => state.renamingGroup === group.id)
  const numbers = useStore(editor.moment, (state) => state.metricsShown)
  const name = nameOfGroup(group)
  const down = direction === 'down'
  const isFar = useIsFar()
  return (
    <div className={join(styles.folded, selected && styles.selected)} data-direction={direction} data-folded={group.id}>
      <Handle type="target" position={down ? Position.Top : Position.Left} className={styles.handle} />
      <div className={styles.face}>
        {isFar ? (
          <span className={styles.distant} aria-hidden="true">
            <Layers size={56} />
            {members.length}
          </span>
        ) : (
          <div className={styles.body}>
            <span className={styles.chip} aria-hidden="true">
              <Layers size={16} />
            </span>
            <span className={styles.words}>
              <span className={styles.steps}>{t('group.steps', { count: members.length })}</span>
              {renaming ? <GroupNameField group={group} /> : <span className={styles.called}>{name}</span>}
            </span>
            {editable && (
              <button
                type="button"
                tabIndex={-1}
                className={join(styles.unfold, 'nodrag', 'nopan')}
                aria-label={t('group.unfold', { name })}
                title={t('group.unfold', { name })}
                onClick={(event) => {
                  event.stopPropagation()
                  toggleFold(editor, group)
                }}
              >
                <ChevronRight size={16} aria-hidden="true" />
              </button>
            )}
          </div>
        )}
        {numbers && !isFar && gates && <GroupNumbers members={members} gates={gates} />}
      </div>
      {isFar && <FarName name={name} />}
      <Handle type="source" position={down ? Position.Bottom : Position.Right} className={styles.handle} />
    </div>
  )
})

function GroupNumbers({ members, gates }: { members: readonly string[]; gates: Gates }) {
  const { t } = useTranslation('layout')
  const format = useFormat()
  const counts = useGroupCounts(members, gates)
  if (!counts) return null
  return (
    <dl className={styles.numbers} data-numbers>
      {measures.map((measure) => {
        const Icon = measureIcons[measure]
        const exact = `${format.number(counts[measure])} ${t(`measure.${measure}`)}`
        return (
          <div
            key={measure}
            title={exact}
            data-measure={measure}
            className={join(counts[measure] === 0 && styles.none)}
          >
            <dt>
              <Icon size={12} aria-label={t(`measure.${measure}`)} />
            </dt>
            <dd>{shortNumber(counts[measure], currentLanguage())}</dd>
          </div>
        )
      })}
    </dl>
  )
}
