import { Plus, PowerOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useCanvas } from '#client/canvas/CanvasContext.ts'
import { kindIcons } from '#client/canvas/kindIcons.ts'
import { ProblemBadge } from '#client/canvas/ProblemBadge.tsx'
import { StepNumbers } from '#client/canvas/StepNumbers.tsx'
import { useKindWords } from '#client/editor/catalog.ts'
import { useEditor, useSelection } from '#client/editor/EditorContext.ts'
import { useProblems } from '#client/editor/problems.ts'
import { useStore } from '#client/editor/Store.ts'
import { join } from '#client/ui/join.ts'
import { kindOf, type Node, outletsOf } from '#engine/nodes/registry.ts'
import styles from './Outline.module.css'
import { MoreButton } from './OutlineRow.tsx'

/** A step as a row: what it is, what it does, what is wrong with it, who is there, and what can be done with it. */
export function OutlineStep({ node }: { node: Node }) {
  const { t } = useTranslation(['editor', 'outline'])
  const editor = useEditor()
  const words = useKindWords()
  const { editable, openMenu } = useCanvas()
  const issues = useProblems().byNode.get(node.id)
  const numbers = useStore(editor.moment, (state) => state.metricsShown)
  const isSelected = useSelection().includes(node.id)
  const Icon = kindIcons[node.type]
  const title = words.title(node.type)
  const name = words.name(node)
  const [only, ...others] = outletsOf(node)
  return (
    <span className={join(styles.step, isSelected && styles.selected, node.off && styles.off)} data-id={node.id}>
      <span className={join(styles.chip, styles[kindOf(node).family])} aria-hidden="true">
        <Icon size={16} />
      </span>
      <span className={styles.words}>
        {name.toLowerCase().startsWith(title.toLowerCase()) ? null : <span className={styles.kind}>{title}</span>}
        <span className={styles.name}>{name}</span>
        {node.off && (
          <span className={styles.kind}>
            <PowerOff size={12} aria-hidden="true" /> {t('outline:row.off')}
          </span>
        )}
      </span>
      <span className={styles.acts}>
        {issues && <ProblemBadge nodeId={node.id} issues={issues} />}
        {editable && only !== undefined && (
          <button
            type="button"
            className={styles.act}
            aria-label={t('add.after', { name })}
            title={t('add.after', { name })}
            onPointerDown={(event) => event.stopPropagation()}
            onClick={(event) => {
              const slot = { kind: 'outlet', nodeId: node.id, outlet: only } as const
              openMenu(others.length === 0 ? slot : { kind: 'node', nodeId: node.id }, event.currentTarget)
            }}
          >
            <Plus size={16} aria-hidden="true" />
          </button>
        )}
        <MoreButton nodeId={node.id} name={name} />
      </span>
      {numbers && <StepNumbers node={node} isRead />}
    </span>
  )
}
