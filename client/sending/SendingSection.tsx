import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, refusalMessage } from '#client/api.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import settings from '#client/settings/Settings.module.css'
import { useWorkspace } from '#client/shell/workspace.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Card } from '#client/ui/Card.tsx'
import { SkeletonLines } from '#client/ui/Skeleton.tsx'
import { DoubtCard } from './DoubtCard.tsx'
import { HeldCard } from './HeldCard.tsx'
import { PolicyCard } from './PolicyCard.tsx'
import { WebhooksCard } from './WebhooksCard.tsx'

const reasons = ['quietHours', 'cap', 'companyCap', 'distance', 'programPaused', 'held', 'serverBusy'] as const

/** When mail goes, what waits for what, and what somebody has to decide about. */
export function SendingSection() {
  const { id: workspaceId } = useWorkspace()
  const status = useQuery({ ...api.sending.status.queryOptions({ workspaceId }), refetchInterval: 10_000 })
  const policy = useQuery(api.sending.policy.queryOptions({ workspaceId }))
  const error = status.error ?? policy.error
  return (
    <div className={settings.sections}>
      {error && <Banner tone="error">{refusalMessage(error)}</Banner>}
      {status.data && status.data.held > 0 && <HeldCard />}
      {status.data && status.data.inDoubt > 0 && <DoubtCard />}
      {policy.data ? <PolicyCard key={JSON.stringify(policy.data)} saved={policy.data} /> : <SkeletonLines />}
      {status.data && <Waiting deferred={status.data.deferred} />}
      {status.data && <WebhooksCard failed={status.data.failedWebhooks} />}
    </div>
  )
}

function Waiting({ deferred }: { deferred: readonly { reason: string; count: number }[] }) {
  const { t } = useTranslation('sending')
  const format = useFormat()
  return (
    <Card title={t('status.title')}>
      {deferred.length === 0 && <p>{t('status.nothing')}</p>}
      <ul className={settings.rows}>
        {deferred.map(({ reason, count }) => {
          const known = reasons.find((one) => one === reason)
          return (
            <li key={reason} className={settings.member}>
              <span className={settings.who}>{t(`deferred.${known ?? 'other'}`)}</span>
              <strong>{format.number(count)}</strong>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
