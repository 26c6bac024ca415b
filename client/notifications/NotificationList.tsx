import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api, client, queryClient, refusalMessage } from '#client/api.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { useNow, useWorkspace } from '#client/shell/workspace.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { join } from '#client/ui/join.ts'
import { SkeletonLines } from '#client/ui/Skeleton.tsx'
import { usePages } from '#client/usePages.ts'
import styles from './NotificationList.module.css'
import { type NotificationRow, notificationPath, notificationText } from './notificationText.ts'

/** The reader's own notifications, newest first. Following one marks it as read. */
export function NotificationList({ onFollow }: { onFollow: () => void }) {
  const { t } = useTranslation('notifications')
  const { id: workspaceId } = useWorkspace()
  const pages = usePages({
    key: [...api.notifications.list.pathKey(), 'pages', workspaceId],
    page: (cursor, signal) => client.notifications.list.query({ workspaceId, cursor, limit: 30 }, { signal }),
    refetchInterval: 15_000,
  })
  const mark = useMutation({
    mutationFn: (which: { ids: number[] } | { all: true }) =>
      client.notifications.markRead.mutate({ workspaceId, ...which }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.notifications.pathKey() }),
  })
  const hasUnread = pages.rows?.some((row) => row.readAt === null)

  return (
    <div className={styles.panel}>
      <header className={styles.head}>
        <h2>{t('title')}</h2>
        {hasUnread && (
          <Button variant="quiet" size="small" isPending={mark.isPending} onPress={() => mark.mutate({ all: true })}>
            {t('markAll')}
          </Button>
        )}
      </header>
      {pages.error && <Banner tone="error">{refusalMessage(pages.error)}</Banner>}
      {!pages.rows && !pages.error && <SkeletonLines count={4} />}
      {pages.rows?.length === 0 && <p className={styles.empty}>{t('empty')}</p>}
      <ul className={styles.list}>
        {pages.rows?.map((row) => (
          <li key={row.id}>
            <Item
              row={row}
              onFollow={() => {
                if (row.readAt === null) mark.mutate({ ids: [row.id] })
                onFollow()
              }}
            />
          </li>
        ))}
      </ul>
      {pages.hasMore && (
        <Button variant="quiet" onPress={pages.more}>
          {t('more')}
        </Button>
      )}
    </div>
  )
}

function Item({ row, onFollow }: { row: NotificationRow; onFollow: () => void }) {
  const { t } = useTranslation('notifications')
  const { id } = useWorkspace()
  const now = useNow()
  const format = useFormat()
  const { title, about } = notificationText(row, t)
  const path = notificationPath(row.link, id)
  const isUnread = row.readAt === null
  const content = (
    <>
      <span className={styles.mark}>{isUnread && <span className="visually-hidden">{t('unread')}</span>}</span>
      <span className={styles.words}>
        <span className={styles.title}>{title}</span>
        {about && <span className={styles.about}>{about}</span>}
        <time className={styles.time} dateTime={row.at} title={format.dateTime(row.at)}>
          {format.relative(row.at, now)}
        </time>
      </span>
    </>
  )
  return path ? (
    <Link to={path} className={join(styles.item, isUnread && styles.unread)} onClick={onFollow}>
      {content}
    </Link>
  ) : (
    <div className={join(styles.item, isUnread && styles.unread)}>{content}</div>
  )
}
