import { X } from 'lucide-react'
import { Toolbar } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { CommandButton } from '#client/commands/CommandButton.tsx'
import { editorCommands } from '#client/commands/editorCommands.ts'
import { isOffered } from '#client/commands/findCommand.ts'
import { useLook } from '#client/commands/useCommandContext.ts'
import { useEditor, useSelection } from '#client/editor/EditorContext.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { IconButton } from '#client/ui/IconButton.tsx'
import styles from './ProgramCanvas.module.css'

/** How many steps are selected, and what can be done with them all. */
export function SelectionBar() {
  const { t } = useTranslation('commands')
  const format = useFormat()
  const editor = useEditor()
  const look = useLook()
  const count = useSelection().length
  if (count < 2) return null
  const context = look({ kind: 'steps' })
  const label = t('selection.count', { count, number: format.number(count) })
  return (
    <Toolbar aria-label={label} className={styles.selection}>
      <span className={styles.selected}>{label}</span>
      {editorCommands
        .filter((command) => command.menus?.includes('bar') && isOffered(command, context))
        .map(({ id }) => (
          <CommandButton key={id} id={id} size="medium" />
        ))}
      <IconButton
        label={t('selection.clear')}
        icon={<X size={16} aria-hidden="true" />}
        onPress={() => {
          editor.select([])
          editor.moment.set({ focusCanvas: editor.moment.read().focusCanvas + 1 })
        }}
      />
    </Toolbar>
  )
}
