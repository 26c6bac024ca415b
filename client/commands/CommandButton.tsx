import { useTranslation } from 'react-i18next'
import { useEditor } from '#client/editor/EditorContext.ts'
import { useStore } from '#client/editor/Store.ts'
import { IconButton } from '#client/ui/IconButton.tsx'
import type { CommandId } from './Command.ts'
import { commandOf, hintOf, runCommand } from './findCommand.ts'
import { useLook } from './useCommandContext.ts'

/** A command as a button of its icon, with its keys in the hint. */
export function CommandButton({ id, size = 'small' }: { id: CommandId; size?: 'small' | 'medium' }) {
  const { t } = useTranslation('commands')
  const look = useLook()
  const command = commandOf(id)
  // What it would do next stands in its hint.
  useStore(useEditor().moment, (state) => state)
  const hint = hintOf(command)
  const context = look()
  const on = command.isOn?.(context)
  return (
    <IconButton
      size={size}
      label={t(on === undefined ? (command.text?.(context) ?? id) : id)}
      icon={<command.icon size={16} aria-hidden="true" />}
      onPress={() => runCommand(command, look())}
      {...(hint !== undefined && { shortcut: hint })}
      {...(on !== undefined && { 'aria-pressed': on })}
    />
  )
}
