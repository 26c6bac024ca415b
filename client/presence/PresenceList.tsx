import { Button as AriaButton, DialogTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useStore } from '#client/editor/Store.ts'
import { initials } from '#client/shell/initials.ts'
import { join } from '#client/ui/join.ts'
import { Popover } from '#client/ui/Popover.tsx'
import styles from './PresenceList.module.css'
import { usePresence } from './usePresence.ts'

/** As many as fit beside each other in the header. */
const mostShown = 4

/** Who else has the program open; a press says who they are and what they do. Alone, there is nothing to show. */
export function PresenceList() {
  const { t } = useTranslation('presence')
  const presence = usePresence()
  const present = useStore(presence, (state) => state.present)
  if (present.length < 2) return null
  const people = new Set(present.map(({ userId }) => userId)).size
  const label = t('list.label', { count: people })
  return (
    <DialogTrigger>
      <AriaButton className={styles.button} aria-label={label}>
        {present.slice(0, mostShown).map(({ tab, name, edits }) => (
          <span key={tab} className={join(styles.avatar, edits && styles.edits)} aria-hidden="true">
            {initials(name)}
          </span>
        ))}
        {present.length > mostShown && (
          <span className={styles.avatar} aria-hidden="true">
            +{present.length - mostShown}
          </span>
        )}
      </AriaButton>
      <Popover label={label}>
        <ul className={styles.people}>
          {present.map(({ tab, name, edits, asks }) => (
            <li key={tab} className={styles.person}>
              <span className={join(styles.avatar, edits && styles.edits)} aria-hidden="true">
                {initials(name)}
              </span>
              <span className={styles.words}>
                <span>{tab === presence.me.tab ? t('list.me', { name }) : name}</span>
                <span className={styles.doing}>{t(edits ? 'list.edits' : asks ? 'list.asks' : 'list.views')}</span>
              </span>
            </li>
          ))}
        </ul>
      </Popover>
    </DialogTrigger>
  )
}
