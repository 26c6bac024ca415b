import { useQuery } from '@tanstack/react-query'
import { CircleCheck, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { api, refusalMessage } from '#client/api.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import settings from '#client/settings/Settings.module.css'
import { useWorkspace } from '#client/shell/workspace.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Card } from '#client/ui/Card.tsx'
import { SkeletonLines } from '#client/ui/Skeleton.tsx'

/** Work that does not go on: what, how much of it, since when, and what to do. Looked at anew while it is open. */
export function HealthSection() {
  const { t } = useTranslation('sending')
  const format = useFormat()
  const { id: workspaceId } = useWorkspace()
  const { data, error } = useQuery({ ...api.health.stuck.queryOptions({ workspaceId }), refetchInterval: 15_000 })
  return (
    <Card title={t('health.title')} about={t('health.about')}>
      {error && <Banner tone="error">{refusalMessage(error)}</Banner>}
      {!data && !error && <SkeletonLines />}
      {data?.stuck.length === 0 && (
        <p className={settings.member}>
          <CircleCheck size={16} aria-hidden="true" />
          {t('health.fine', { count: data.looked, number: format.number(data.looked) })}
        </p>
      )}
      <ul className={settings.rows}>
        {data?.stuck.map(({ kind, sentence, remedy, since }) => (
          <li key={kind} className={settings.member}>
            <TriangleAlert size={16} aria-hidden="true" />
            <span className={settings.who}>
              <span className={settings.name}>{sentence}</span>
              <span>{remedy}</span>
              {since !== null && (
                <span className={settings.small}>{t('held.group', { since: format.dateTime(since) })}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
