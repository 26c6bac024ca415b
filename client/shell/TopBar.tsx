import { NotificationBell } from '#client/notifications/NotificationBell.tsx'
import { ClockControl } from './ClockControl.tsx'
import styles from './Frame.module.css'
import { UserMenu } from './UserMenu.tsx'
import { WorkspaceSwitcher } from './WorkspaceSwitcher.tsx'
import { useWorkspace } from './workspace.ts'

/** Above every page: a sandbox's clock, what is new, and who one is. */
export function TopBar() {
  const { sandbox } = useWorkspace()
  return (
    <header className={styles.top}>
      <div className={styles.topWorkspace}>
        <WorkspaceSwitcher narrow />
      </div>
      {sandbox && <ClockControl />}
      <div className={styles.spring} />
      <NotificationBell />
      <UserMenu />
    </header>
  )
}
