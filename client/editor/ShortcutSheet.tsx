import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '#client/ui/Dialog.tsx'
import { SearchField } from '#client/ui/SearchField.tsx'
import styles from './Editor.module.css'
import { onMac, type Shortcut, shortcuts, shortcutText } from './shortcuts.ts'

/** Keys that differ only in how far they go are shown once. */
const unshown: ReadonlySet<Shortcut> = new Set(['nudgeUpFar', 'nudgeDownFar', 'nudgeLeftFar', 'nudgeRightFar', 'left'])
const names = (Object.keys(shortcuts) as Shortcut[]).filter((name) => !unshown.has(name))

/** Every key of the editor, searchable, from the table that the handlers read. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('editor')
  const [wanted, setWanted] = useState('')
  const found = names.filter((name) => t(`keys.${name}`).toLowerCase().includes(wanted.trim().toLowerCase()))
  return (
    <Dialog title={t('keys.title')} isOpen onOpenChange={(open) => !open && onClose()}>
      <SearchField label={t('keys.search')} value={wanted} onChange={setWanted} autoFocus />
      <p className={styles.quiet}>{t('keys.about')}</p>
      <dl className={styles.keys}>
        {found.map((name) => (
          <div key={name} className={styles.key}>
            <dt>{t(`keys.${name}`)}</dt>
            <dd>
              <kbd>{shortcutText(name, onMac)}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
