import { CornerDownRight, MousePointerClick } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useKindWords } from '#client/editor/catalog.ts'
import { connectSteps, removeEdge, startConnectingFrom, targetsOf } from '#client/editor/connecting.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import { askThrough } from '#client/editor/inserting.ts'
import type { Slot } from '#client/editor/Moment.ts'
import type { ProgramEditor } from '#client/editor/ProgramEditor.ts'
import { useStore } from '#client/editor/Store.ts'
import { addStep } from '#client/editor/steps.ts'
import { Menu, MenuItem, MenuSection } from '#client/ui/Menu.tsx'
import { createNode, type Node, type NodeType, nodeTypes, outletsOf } from '#engine/nodes/registry.ts'
import { addAfter, insertOnEdge } from '#engine/program/edits.ts'
import type { Graph } from '#engine/program/graph.ts'
import { kindIcons } from './kindIcons.ts'
import { type MenuAnchor, useAnchor } from './useAnchor.ts'

/** What can be added at a "+": a new step of any kind that fits, or an edge to a step that is there already. */
export function AddMenu({ anchor, frame }: MenuAnchor) {
  const { t } = useTranslation(['editor', 'moves'])
  const editor = useEditor()
  const words = useKindWords()
  const slot = useStore(editor.moment, (state) => state.menu)
  const { kinds, targets, outlets } = useMemo(() => {
    if (!slot) return { kinds: [], targets: [], outlets: [] }
    const from = arrowOf(editor, slot)
    return {
      kinds: slot.kind === 'node' ? [] : nodeTypes.filter((type) => fits(editor.graph, type, slot)),
      targets: from ? targetsOf(editor, from.from, from.outlet) : [],
      outlets: slot.kind === 'node' ? outletsOf(editor.node(slot.nodeId) as Node) : [],
    }
  }, [slot, editor])
  const trigger = useAnchor(anchor, frame, slot && slot.kind !== 'edge' ? slot.nodeId : null)
  if (!slot) return null

  const arrow = arrowOf(editor, slot)
  const close = () => editor.moment.set({ menu: null })
  function choose(key: string) {
    if (!slot) return
    const [verb, id] = [key.slice(0, key.indexOf(' ')), key.slice(key.indexOf(' ') + 1)]
    close()
    if (verb === 'add') {
      const inserting = askThrough(editor.graph, id as NodeType, slot)
      // The next menu opens when this one has closed.
      if (inserting) setTimeout(() => editor.moment.set({ inserting }), 0)
      else addStep(editor, id as NodeType, slot)
    }
    if (verb === 'pick' && arrow) startConnectingFrom(editor, arrow.from, arrow.outlet)
    if (verb === 'to' && arrow) connectSteps(editor, arrow.from, arrow.outlet, id)
    if (verb === 'cut' && slot.kind === 'edge') removeEdge(editor, slot.edgeId)
    if (verb === 'by' && slot.kind === 'node') {
      // The next menu opens when this one has closed.
      const next: Slot = { kind: 'outlet', nodeId: slot.nodeId, outlet: id }
      setTimeout(() => editor.moment.set({ menu: next }), 0)
    }
  }

  return (
    <Menu
      key={JSON.stringify(slot)}
      label={t('add.title')}
      placement="bottom"
      autoFocus="first"
      onAction={(key) => choose(String(key))}
      popover={{
        isOpen: true,
        onOpenChange: (open) => {
          if (open) return
          close()
          editor.moment.set({ focusCanvas: editor.moment.read().focusCanvas + 1 })
        },
        triggerRef: trigger,
      }}
    >
      {outlets.length > 0 && (
        <MenuSection title={t('add.which')}>
          {outlets.map((outlet) => (
            <MenuItem key={outlet} id={`by ${outlet}`}>
              {words.outlet(editor.node((slot as { nodeId: string }).nodeId) as Node, outlet)}
            </MenuItem>
          ))}
        </MenuSection>
      )}
      {kinds.length > 0 && (
        <MenuSection title={t('add.new')}>
          {kinds.map((type) => {
            const Icon = kindIcons[type]
            return (
              <MenuItem key={type} id={`add ${type}`} icon={<Icon size={16} aria-hidden="true" />}>
                {words.title(type)}
              </MenuItem>
            )
          })}
        </MenuSection>
      )}
      {targets.length > 0 && (
        <MenuSection title={t('add.existing')}>
          <MenuItem id="pick here" icon={<MousePointerClick size={16} aria-hidden="true" />}>
            {t('moves:connect.pick')}
          </MenuItem>
          {targets.map((id) => (
            <MenuItem key={id} id={`to ${id}`} icon={<CornerDownRight size={16} aria-hidden="true" />}>
              {editor.nameOf(id)}
            </MenuItem>
          ))}
        </MenuSection>
      )}
      {slot.kind === 'edge' && (
        <MenuSection title={t('add.arrow')}>
          <MenuItem id="cut edge" danger>
            {t('edge.remove')}
          </MenuItem>
        </MenuSection>
      )}
    </Menu>
  )
}

/** The outlet whose arrow begins at the slot. */
function arrowOf(editor: ProgramEditor, slot: Slot): { from: string; outlet: string } | undefined {
  if (slot.kind === 'edge') return editor.graph.edges[slot.edgeId]
  return slot.kind === 'outlet' ? { from: slot.nodeId, outlet: slot.outlet } : undefined
}

/** Whether a new step of this kind may stand at the slot. */
export function fits(graph: Graph, type: NodeType, slot: Slot): boolean {
  return whyNot(graph, type, slot) === null
}

/** Why a new step of this kind may not stand at the slot; null when it may. */
export function whyNot(graph: Graph, type: NodeType, slot: Slot) {
  const trial = createNode(type, 'trial') as Node
  if (slot.kind === 'edge') return insertOnEdge(graph, slot.edgeId, trial).refused
  if (slot.kind === 'outlet') return addAfter(graph, slot.nodeId, slot.outlet, trial).refused
  return null
}
