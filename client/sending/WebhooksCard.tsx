import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client, queryClient, refusalMessage } from '#client/api.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { Secret } from '#client/settings/Secret.tsx'
import settings from '#client/settings/Settings.module.css'
import { useCan, useWorkspace } from '#client/shell/workspace.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Card } from '#client/ui/Card.tsx'
import { toast } from '#client/ui/Toast.tsx'

/** Webhooks that nobody took, and the secret that signs them. */
export function WebhooksCard({ failed }: { failed: number }) {
  const { t } = useTranslation('sending')
  const format = useFormat()
  const { id: workspaceId } = useWorkspace()
  const mayCall = useCan('marketer')
  const maySee = useCan('owner')
  const [secret, setSecret] = useState<string | null>(null)
  const call = useMutation(
    api.sending.callAgain.mutationOptions({
      async onSuccess() {
        await queryClient.invalidateQueries({ queryKey: api.sending.status.queryKey({ workspaceId }) })
        toast(t('hooks.calling'))
      },
    }),
  )
  const show = useMutation({
    mutationFn: () => client.sending.webhookSecret.query({ workspaceId }),
    onSuccess: ({ secret: now }) => setSecret(now),
  })
  const rotate = useMutation(
    api.sending.rotateWebhookSecret.mutationOptions({
      onSuccess({ secret: now }) {
        setSecret(now)
        toast(t('hooks.rotated'))
      },
    }),
  )
  const error = call.error ?? show.error ?? rotate.error
  return (
    <Card title={t('hooks.title')}>
      {error && <Banner tone="error">{refusalMessage(error)}</Banner>}
      <div className={settings.member}>
        <span className={settings.who}>
          {failed > 0 ? t('hooks.failed', { count: failed, number: format.number(failed) }) : t('hooks.fine')}
        </span>
        {failed > 0 && mayCall && (
          <Button size="small" isPending={call.isPending} onPress={() => call.mutate({ workspaceId })}>
            {t('hooks.again')}
          </Button>
        )}
      </div>
      {maySee && (
        <div className={settings.member}>
          <span className={settings.who}>{t('hooks.secret')}</span>
          {secret === null && (
            <Button size="small" isPending={show.isPending} onPress={() => show.mutate()}>
              {t('hooks.show')}
            </Button>
          )}
          <Button size="small" isPending={rotate.isPending} onPress={() => rotate.mutate({ workspaceId })}>
            {t('hooks.rotate')}
          </Button>
        </div>
      )}
      {secret !== null && <Secret text={secret} />}
    </Card>
  )
}
