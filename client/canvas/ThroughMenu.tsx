import { ViewportPortal } from '@xyflow/react'
import { useTranslation } from 'react-i18next'
import { useEditor } from '#client/editor/EditorContext.ts'
import { type Inserting, trialOf } from '#client/editor/inserting.ts'
import { useStore } from '#client/editor/Store.ts'
import { addStep } from '#client/editor/steps.ts'
import { Menu, MenuItem, MenuSection } from '#client/ui/Menu.tsx'
import { createNode, type Node, outletsOf } from '#engine/nodes/registry.ts'
import { kindIcons } from './kindIcons.ts'
import styles from './ThroughMenu.module.css'
import { type MenuAnchor, useAnchor } from './useAnchor.ts'

/** A branch comes between two steps: on which of its paths does what follows go on? The first one, unless another is chosen. */
export function ThroughMenu({ anchor, frame }: MenuAnchor) {
  const { t } = useTranslation('moves')
  const editor = useEditor()
  const inserting = useStore(editor.moment, (state) => state.inserting)
  const nodeId = inserting?.slot.kind === 'outlet' ? inserting.slot.nodeId : null
  const trigger = useAnchor(anchor, frame, nodeId)
  if (!inserting) return null
  const { type, slot } = inserting
  const node = createNode(type, 'new') as Node
  return (
    <Menu
      label={t('through.title')}
      placement="right top"
      autoFocus="first"
      onAction={(outlet) => {
        editor.moment.set({ inserting: null })
        addStep(editor, type, slot, String(outlet))
      }}
      popover={{
        isOpen: true,
        triggerRef: trigger,
        onOpenChange: (open) => {
          if (!open) editor.moment.set({ inserting: null, focusCanvas: editor.moment.read().focusCanvas + 1 })
        },
      }}
    >
      <MenuSection title={t('through.title')}>
        {outletsOf(node).map((outlet) => (
          <MenuItem
            key={outlet}
            id={outlet}
            onFocus={() => editor.moment.set({ inserting: { ...inserting, through: outlet } })}
            onHoverStart={() => editor.moment.set({ inserting: { ...inserting, through: outlet } })}
          >
            {editor.words.outlet(node, outlet)}
          </MenuItem>
        ))}
      </MenuSection>
    </Menu>
  )
}

/** Where the branch would stand, and what would follow on the path that is pointed at. */
export function InsertGhost() {
  const { moment } = useEditor()
  const inserting = useStore(moment, (state) => state.inserting)
  return inserting && <Ghost inserting={inserting} />
}

function Ghost({ inserting }: { inserting: Inserting }) {
  const editor = useEditor()
  const trial = trialOf(editor.graph, inserting)
  if (!trial) return null
  const { node, next } = trial
  const Icon = kindIcons[node.type]
  return (
    <ViewportPortal>
      <div
        className={styles.ghost}
        style={{ transform: `translate(${node.position.x}px, ${node.position.y}px)` }}
        aria-hidden="true"
        data-ghost={inserting.through}
      >
        <span className={styles.kind}>
          <Icon size={16} />
          {editor.words.title(node.type)}
        </span>
        <span className={styles.onward}>
          {editor.words.outlet(node, inserting.through)} → {editor.nameOf(next)}
        </span>
      </div>
    </ViewportPortal>
  )
}
