import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, queryClient, refusalMessage } from '#client/api.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import settings from '#client/settings/Settings.module.css'
import { useCan, useWorkspace } from '#client/shell/workspace.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Card } from '#client/ui/Card.tsx'
import { toast } from '#client/ui/Toast.tsx'

/** Mail whose last byte has left without an answer: whom it is for, and whether to send it once more. */
export function DoubtCard() {
  const { t } = useTranslation('sending')
  const format = useFormat()
  const { id: workspaceId } = useWorkspace()
  const mayDecide = useCan('marketer')
  const { data } = useQuery(api.sending.inDoubt.queryOptions({ workspaceId, limit: 50 }))
  const done = (key: 'doubt.sentAgain' | 'doubt.left') => async () => {
    await queryClient.invalidateQueries({ queryKey: api.sending.pathKey() })
    toast(t(key))
  }
  const sendAgain = useMutation(api.sending.sendAgain.mutationOptions({ onSuccess: done('doubt.sentAgain') }))
  const leave = useMutation(api.sending.leaveInDoubt.mutationOptions({ onSuccess: done('doubt.left') }))
  const error = sendAgain.error ?? leave.error
  const isPending = sendAgain.isPending || leave.isPending
  return (
    <Card title={t('doubt.title')} about={t('doubt.about')}>
      {error && <Banner tone="error">{refusalMessage(error)}</Banner>}
      <ul className={settings.rows}>
        {data?.rows.map(({ id, name, email, subject, dueAt }) => (
          <li key={id} className={settings.member}>
            <span className={settings.who}>
              <span className={settings.name}>{name || email}</span>
              <span className={settings.small}>{[subject, format.dateTime(dueAt)].filter(Boolean).join(' · ')}</span>
            </span>
            {mayDecide && (
              <>
                <Button
                  size="small"
                  isDisabled={isPending}
                  onPress={() => sendAgain.mutate({ workspaceId, ids: [id] })}
                >
                  {t('doubt.again')}
                </Button>
                <Button size="small" isDisabled={isPending} onPress={() => leave.mutate({ workspaceId, ids: [id] })}>
                  {t('doubt.leave')}
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
      {mayDecide && (
        <div className={settings.save}>
          <Button isDisabled={isPending} onPress={() => leave.mutate({ workspaceId })}>
            {t('doubt.all')}
          </Button>
        </div>
      )}
    </Card>
  )
}
