import { Search, X } from 'lucide-react'
import { type KeyboardEvent, useMemo, useState } from 'react'
import {
  Dialog as AriaDialog,
  Menu as AriaMenu,
  Autocomplete,
  Button,
  Input,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { isStrokeOf, onMac } from '#client/commands/keys.ts'
import type { WorkspaceContext } from '#client/commands/workspaceCommands.ts'
import { useWorkspace } from '#client/shell/workspace.ts'
import { MenuItem, MenuSection } from '#client/ui/Menu.tsx'
import styles from './CommandPalette.module.css'
import { commandWords } from './commandWords.ts'
import type { Entry } from './Entry.ts'
import { paletteState } from './paletteState.ts'
import { rankEntries } from './rankEntries.ts'
import { recentEntries, rememberEntry } from './recentEntries.ts'
import { useWorkspaceEntries } from './useWorkspaceEntries.ts'

/** Everything that can be done, gone to or found, by typing a few letters of it. */
export function CommandPalette({ context }: { context: WorkspaceContext }) {
  const { t } = useTranslation('palette')
  const { id: workspaceId } = useWorkspace()
  const [wanted, setWanted] = useState('')
  const [recent] = useState(() => recentEntries(workspaceId))
  // How things stood when it was opened: it is over the page, nothing changes below.
  const [ofPage] = useState<readonly Entry[]>(() => paletteState.read().ofPage?.() ?? [])
  const ofWorkspace = useWorkspaceEntries(context, wanted)
  const entries = useMemo(() => {
    const all = [...ofPage, ...ofWorkspace].map((entry) =>
      entry.command ? { ...entry, also: `${entry.also ?? ''} ${commandWords(entry.command)}` } : entry,
    )
    // An open program has a sheet of its own keys; what it has, the workspace does not offer again.
    return ofPage.length > 0 ? all.filter(({ command }) => command !== 'shortcuts') : all
  }, [ofPage, ofWorkspace])
  const parts = useMemo(() => rankEntries(entries, wanted, recent), [entries, wanted, recent])
  const count = parts.reduce((sum, part) => sum + part.entries.length, 0)
  const close = () => paletteState.set({ shown: null })

  function act(id: string) {
    const entry = entries.find((one) => one.id === id)
    close()
    if (!entry) return
    rememberEntry(workspaceId, id)
    // What it opens takes the focus after the palette has given it back.
    requestAnimationFrame(() => requestAnimationFrame(() => entry.run()))
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape' || isStrokeOf('Mod+k', event, onMac)) close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <ModalOverlay isOpen isDismissable onOpenChange={(open) => !open && close()} className={styles.scrim}>
      <Modal className={styles.modal}>
        <AriaDialog aria-label={t('title')} className={styles.dialog}>
          <Autocomplete inputValue={wanted} onInputChange={setWanted}>
            <SearchField aria-label={t('title')} autoFocus className={styles.field}>
              <Search size={18} aria-hidden="true" />
              <Input className={styles.input} placeholder={t('placeholder')} onKeyDownCapture={onKeyDown} />
              <Button slot={null} aria-label={t('close')} className={styles.close} onPress={close}>
                <kbd>Esc</kbd>
                <X size={20} aria-hidden="true" />
              </Button>
            </SearchField>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
            <div className={styles.list} tabIndex={0}>
              <AriaMenu
                aria-label={t('results')}
                className={styles.menu}
                onAction={(id) => act(String(id))}
                renderEmptyState={() => <p className={styles.empty}>{t('nothing', { wanted })}</p>}
              >
                {parts.map(({ section, entries }) => (
                  <MenuSection key={section} id={section} title={t(`section.${section}`)}>
                    {entries.map((entry) => (
                      <MenuItem
                        key={entry.id}
                        id={entry.id}
                        icon={<entry.icon size={16} aria-hidden="true" />}
                        description={entry.about}
                        shortcut={entry.keys}
                        isDisabled={entry.isDisabled ?? false}
                      >
                        {entry.title}
                      </MenuItem>
                    ))}
                  </MenuSection>
                ))}
              </AriaMenu>
            </div>
          </Autocomplete>
          <p className="visually-hidden" role="status">
            {wanted.trim() === '' ? '' : t('count', { count })}
          </p>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
