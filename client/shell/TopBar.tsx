import { CirclePause, Search } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { keysText } from '#client/commands/keys.ts'
import { NotificationBell } from '#client/notifications/NotificationBell.tsx'
import { paletteState } from '#client/palette/paletteState.ts'
import { IconButton } from '#client/ui/IconButton.tsx'
import { ClockControl } from './ClockControl.tsx'
import styles from './Frame.module.css'
import { UserMenu } from './UserMenu.tsx'
import { WorkspaceSwitcher } from './WorkspaceSwitcher.tsx'
import { useCan, useWorkspace } from './workspace.ts'

/** Above every page: a sandbox's clock, the way to stop all mail in two presses, what is new, and who one is. */
export function TopBar() {
  const { t } = useTranslation(['commands', 'versions'])
  const { sandbox, sendingPausedAt } = useWorkspace()
  const mayPause = useCan('marketer')
  return (
    <header className={styles.top}>
      <div className={styles.topWorkspace}>
        <WorkspaceSwitcher narrow />
      </div>
      {sandbox && <ClockControl />}
      <div className={styles.spring} />
      <IconButton
        className={styles.topSearch ?? ''}
        label={t('palette')}
        shortcut={keysText('Mod+k')}
        icon={<Search size={20} aria-hidden="true" />}
        onPress={() => paletteState.set({ shown: 'palette' })}
      />
      {mayPause && !sendingPausedAt && (
        <IconButton
          label={t('versions:pause.all')}
          icon={<CirclePause size={20} aria-hidden="true" />}
          onPress={() => paletteState.set({ shown: 'pauseSending' })}
        />
      )}
      <NotificationBell />
      <UserMenu />
    </header>
  )
}
