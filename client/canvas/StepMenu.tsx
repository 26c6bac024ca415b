import { Copy, CopyPlus, Pencil, Plus, Settings2, Trash2, Unplug, Waypoints } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useKindWords } from '#client/editor/catalog.ts'
import { copySteps, duplicateSteps } from '#client/editor/clipboard.ts'
import { removeEdge, startConnecting } from '#client/editor/connecting.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import { useStore } from '#client/editor/Store.ts'
import { onMac, type Shortcut, shortcutText } from '#client/editor/shortcuts.ts'
import { removeSteps } from '#client/editor/steps.ts'
import { Menu, MenuItem, MenuSeparator } from '#client/ui/Menu.tsx'
import { outletsOf } from '#engine/nodes/registry.ts'
import { type MenuAnchor, useAnchor } from './useAnchor.ts'

/** What can be done with one step: on a right click, Shift+F10 or the step's "more". */
export function StepMenu({ anchor, frame }: MenuAnchor) {
  const { t } = useTranslation('editor')
  const editor = useEditor()
  const words = useKindWords()
  const id = useStore(editor.moment, (state) => state.stepMenu)
  const node = useMemo(() => (id ? editor.node(id) : undefined), [id, editor])
  const trigger = useAnchor(anchor, frame, id)
  if (!id || !node) return null

  const keys = (name: Shortcut) => shortcutText(name, onMac)
  const hasOutlet = outletsOf(node).length > 0
  const edges = editor.flow.next(id)
  const acts: Record<string, () => void> = {
    open: () => editor.open(id, ''),
    rename: () => editor.moment.set({ renaming: id }),
    add: () => {
      const outlets = outletsOf(node)
      const [only] = outlets
      const menu =
        outlets.length === 1 && only !== undefined
          ? ({ kind: 'outlet', nodeId: id, outlet: only } as const)
          : ({ kind: 'node', nodeId: id } as const)
      setTimeout(() => editor.moment.set({ menu }), 0)
    },
    connect: () => {
      editor.moment.set({ current: id, focusCanvas: editor.moment.read().focusCanvas + 1 })
      startConnecting(editor)
    },
    duplicate: () => duplicateSteps(editor),
    copy: () => {
      const text = copySteps(editor)
      if (text) void navigator.clipboard?.writeText(text).catch(() => localStorage.setItem('polku.clipboard', text))
    },
    remove: () => removeSteps(editor, [id]),
  }
  for (const edge of edges) acts[`cut ${edge.id}`] = () => removeEdge(editor, edge.id)

  return (
    <Menu
      key={id}
      label={t('step.menu', { name: words.name(node) })}
      placement="bottom start"
      autoFocus="first"
      onAction={(key) => {
        editor.moment.set({ stepMenu: null })
        acts[String(key)]?.()
      }}
      popover={{
        isOpen: true,
        onOpenChange: (open) => {
          if (open) return
          editor.moment.set({ stepMenu: null, focusCanvas: editor.moment.read().focusCanvas + 1 })
        },
        triggerRef: trigger,
      }}
    >
      <MenuItem id="open" icon={<Settings2 size={16} aria-hidden="true" />} shortcut={keys('open')}>
        {t('step.open')}
      </MenuItem>
      <MenuItem id="rename" icon={<Pencil size={16} aria-hidden="true" />} shortcut={keys('rename')}>
        {t('step.rename')}
      </MenuItem>
      {hasOutlet && (
        <MenuItem id="add" icon={<Plus size={16} aria-hidden="true" />} shortcut={keys('add')}>
          {t('step.addAfter')}
        </MenuItem>
      )}
      {hasOutlet && (
        <MenuItem id="connect" icon={<Waypoints size={16} aria-hidden="true" />} shortcut={keys('connect')}>
          {t('step.connect')}
        </MenuItem>
      )}
      {edges.map((edge) => (
        <MenuItem key={edge.id} id={`cut ${edge.id}`} icon={<Unplug size={16} aria-hidden="true" />}>
          {t('edge.removeTo', { name: editor.nameOf(edge.to) })}
        </MenuItem>
      ))}
      <MenuSeparator />
      <MenuItem id="duplicate" icon={<CopyPlus size={16} aria-hidden="true" />} shortcut={keys('duplicate')}>
        {t('step.duplicate')}
      </MenuItem>
      <MenuItem id="copy" icon={<Copy size={16} aria-hidden="true" />} shortcut={keys('copy')}>
        {t('step.copy')}
      </MenuItem>
      <MenuItem id="remove" icon={<Trash2 size={16} aria-hidden="true" />} shortcut={keys('remove')} danger>
        {t('step.remove')}
      </MenuItem>
    </Menu>
  )
}
