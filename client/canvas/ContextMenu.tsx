import { Unplug } from 'lucide-react'
import { Fragment, type RefObject, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type Command, type CommandContext, commandGroups, type Pointed } from '#client/commands/Command.ts'
import { editorCommands } from '#client/commands/editorCommands.ts'
import { hintOf, isOffered, runCommand } from '#client/commands/findCommand.ts'
import { useLook } from '#client/commands/useCommandContext.ts'
import { removeEdge } from '#client/editor/connecting.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import { useStore } from '#client/editor/Store.ts'
import { Menu, MenuItem, MenuSeparator } from '#client/ui/Menu.tsx'
import { type MenuAnchor, useAnchor } from './useAnchor.ts'

/** What can be done with what was pointed at: a right click, a long press, Shift+F10 or a step's "more". */
export function ContextMenu({ anchor, frame }: MenuAnchor) {
  const editor = useEditor()
  const pointed = useStore(editor.moment, (state) => state.contextMenu)
  const id = pointed?.kind === 'step' || pointed?.kind === 'steps' ? editor.moment.read().current : null
  const card = useAnchor(anchor, frame, id)
  const spot = useRef<HTMLSpanElement>(null)
  if (!pointed) return null
  const { screen } = pointed
  const trigger = screen ? spot : card.current ? card : frame
  return (
    <>
      {screen && <span ref={spot} style={{ position: 'fixed', left: screen.x, top: screen.y }} />}
      <OpenMenu key={`${pointed.kind} ${id}`} pointed={pointed} trigger={trigger} />
    </>
  )
}

function OpenMenu({ pointed, trigger }: { pointed: Pointed; trigger: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation('commands')
  const editor = useEditor()
  const look = useLook()
  const done = useRef(false)
  // The menu is about how things stood when it was asked for.
  const context = useMemo(() => look(pointed), [look, pointed])
  const groups = useMemo(() => groupsOf(pointed, context), [pointed, context])
  const edges = pointed.kind === 'step' && context.editable && context.current ? editor.flow.next(context.current) : []
  const name = context.current ? editor.nameOf(context.current) : ''

  function act(key: string) {
    done.current = true
    editor.moment.set({ contextMenu: null })
    const edge = edges.find(({ id }) => key === `cut ${id}`)
    if (edge) removeEdge(editor, edge.id)
    const command = groups.flat().find(({ id }) => id === key)
    if (command) runCommand(command, context)
  }

  return (
    <Menu
      label={t(`menu.${pointed.kind}`, { name, count: context.acting.length })}
      placement="bottom start"
      autoFocus="first"
      onAction={(key) => act(String(key))}
      popover={{
        isOpen: true,
        onOpenChange: (open) => {
          if (open || done.current) return
          editor.moment.set({ contextMenu: null, focusCanvas: editor.moment.read().focusCanvas + 1 })
        },
        triggerRef: trigger,
      }}
    >
      {groups.map((commands, index) => (
        <Fragment key={commands[0]?.group}>
          {index > 0 && <MenuSeparator />}
          {commands.map((command) => (
            <MenuItem
              key={command.id}
              id={command.id}
              icon={<command.icon size={16} aria-hidden="true" />}
              shortcut={hintOf(command)}
              danger={command.danger ?? false}
            >
              {t(command.text?.(context) ?? command.id)}
            </MenuItem>
          ))}
          {commands[0]?.group === 'step' &&
            edges.map((edge) => (
              <MenuItem key={edge.id} id={`cut ${edge.id}`} icon={<Unplug size={16} aria-hidden="true" />}>
                {t('disconnect.from', { name: editor.nameOf(edge.to) })}
              </MenuItem>
            ))}
        </Fragment>
      ))}
    </Menu>
  )
}

/** What one menu holds now, group by group; groups with nothing in them are left out. */
export function groupsOf(pointed: Pointed, context: CommandContext): Command[][] {
  const offered = editorCommands.filter(
    (command) => command.menus?.includes(pointed.kind) && isOffered(command, context),
  )
  return commandGroups
    .map((group) => offered.filter((command) => command.group === group))
    .filter((commands) => commands.length > 0)
}
