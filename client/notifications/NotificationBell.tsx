import { useQuery } from '@tanstack/react-query'
import { Bell } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton, DialogTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { api } from '#client/api.ts'
import frame from '#client/shell/Frame.module.css'
import { useWorkspace } from '#client/shell/workspace.ts'
import button from '#client/ui/Button.module.css'
import { join } from '#client/ui/join.ts'
import { Popover } from '#client/ui/Popover.tsx'
import { NotificationList } from './NotificationList.tsx'

/** How much is unread, and the list of it. */
export function NotificationBell() {
  const { t } = useTranslation('notifications')
  const { id } = useWorkspace()
  const [isOpen, setOpen] = useState(false)
  const unread = useQuery(api.notifications.unread.queryOptions({ workspaceId: id }, { refetchInterval: 15_000 }))
  const count = unread.data?.count ?? 0
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <AriaButton
        className={join(button.button, button.icon, button.quiet, frame.bell)}
        aria-label={count > 0 ? t('bell.unread', { count }) : t('bell')}
      >
        <Bell size={20} aria-hidden="true" />
        {count > 0 && (
          <span className={frame.unread} aria-hidden="true">
            {count > 99 ? '99+' : count}
          </span>
        )}
      </AriaButton>
      <Popover label={t('title')} placement="bottom end">
        <NotificationList onFollow={() => setOpen(false)} />
      </Popover>
    </DialogTrigger>
  )
}
