import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Command, commandGroups } from '#client/commands/Command.ts'
import { deviceSettings } from '#client/commands/deviceSettings.ts'
import { editorCommands } from '#client/commands/editorCommands.ts'
import { keysText } from '#client/commands/keys.ts'
import { workspaceCommands } from '#client/commands/workspaceCommands.ts'
import { Dialog } from '#client/ui/Dialog.tsx'
import { SearchField } from '#client/ui/SearchField.tsx'
import { Switch } from '#client/ui/Switch.tsx'
import styles from './ShortcutSheet.module.css'
import { useStore } from './Store.ts'

/** Commands that go further with one more key stand with the plain one. */
const isShown = ({ keys, id }: Pick<Command, 'keys' | 'id'>) => keys !== undefined && !id.endsWith('Far')

/** Every key of the editor as this system writes it, searchable by name and by key, from the table of commands. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('commands')
  const [wanted, setWanted] = useState('')
  const singleKeys = useStore(deviceSettings, (settings) => settings.singleKeys)
  const needle = wanted.trim().toLowerCase()
  const answers = (command: Pick<Command, 'keys' | 'id'>) =>
    [t(command.id), ...(command.keys ?? []).map((keys) => keysText(keys))].some((text) =>
      text.toLowerCase().includes(needle),
    )
  const found = [...editorCommands, ...workspaceCommands].filter((command) => isShown(command) && answers(command))
  return (
    <Dialog title={t('sheet.title')} size="wide" isOpen onOpenChange={(open) => !open && onClose()}>
      <SearchField label={t('sheet.search')} value={wanted} onChange={setWanted} autoFocus />
      <Switch
        label={t('singleKeys')}
        isSelected={singleKeys}
        onChange={(on) => deviceSettings.set({ singleKeys: on })}
      />
      <p className={styles.about}>{t('sheet.about')}</p>
      <div className={styles.groups}>
        {commandGroups.map((group) => {
          const commands = found.filter((command) => command.group === group)
          if (commands.length === 0) return null
          return (
            <section key={group} className={styles.group}>
              <h3 className={styles.heading}>{t(`group.${group}`)}</h3>
              <dl className={styles.keys}>
                {commands.map((command) => (
                  <div key={command.id} className={styles.key}>
                    <dt>{t(command.id)}</dt>
                    <dd>
                      {command.keys?.map((keys) => (
                        <kbd key={keys}>{keysText(keys)}</kbd>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        })}
        {found.length === 0 && <p className={styles.about}>{t('sheet.nothing', { wanted })}</p>}
      </div>
    </Dialog>
  )
}
