import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { api, queryClient, refusalMessage } from '#client/api.ts'
import { Banner, type BannerProps } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import styles from './Frame.module.css'
import { usePauseSending } from './PauseSending.tsx'
import { useCan, useWorkspace, type Workspace } from './workspace.ts'

/** On every page while nothing is sent: why, and the way back for whoever may take it. */
export function SendingBanner({ sending }: { sending: Workspace['sending'] }) {
  switch (sending.state) {
    case 'on':
      return null
    case 'paused':
      return <Paused />
    case 'transportPaused':
      return <Refused reason={sending.reason ?? ''} />
    default:
      return <Stopped state={sending.state} />
  }
}

function Notice({ children, ...banner }: Pick<BannerProps, 'title' | 'actions' | 'tone'> & { children: ReactNode }) {
  return (
    <div className={styles.notice}>
      <Banner {...banner}>{children}</Banner>
    </div>
  )
}

function Paused() {
  const { t } = useTranslation('shell')
  const resume = usePauseSending()
  const may = useCan('marketer')
  return (
    <Notice
      tone="warn"
      title={t('sending.paused')}
      actions={
        may && (
          <Button size="small" isPending={resume.isPending} onPress={() => resume.mutate(false)}>
            {t('sending.resume')}
          </Button>
        )
      }
    >
      {t('sending.paused.body')}
    </Notice>
  )
}

function Refused({ reason }: { reason: string }) {
  const { t } = useTranslation('sending')
  return (
    <Notice tone="error" title={t('banner.transportPaused')}>
      {t('banner.transportPaused.body', { reason })}
    </Notice>
  )
}

/** Somebody has stopped the whole installation, or it may be a copy of another. */
function Stopped({ state }: { state: 'stopped' | 'safeMode' }) {
  const { t } = useTranslation('sending')
  const { id: workspaceId } = useWorkspace()
  const may = useCan('owner')
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: api.workspace.get.queryKey() })
  const letGo = useMutation(api.sending.stopAll.mutationOptions({ onSuccess }))
  const confirm = useMutation(api.sending.confirm.mutationOptions({ onSuccess }))
  const error = letGo.error ?? confirm.error
  const act = () =>
    state === 'safeMode' ? confirm.mutate({ workspaceId }) : letGo.mutate({ workspaceId, stopped: false })
  return (
    <Notice
      tone="warn"
      title={t(`banner.${state}`)}
      actions={
        may && (
          <Button size="small" isPending={letGo.isPending || confirm.isPending} onPress={act}>
            {t(`banner.${state}.action`)}
          </Button>
        )
      }
    >
      {error ? refusalMessage(error) : t(`banner.${state}.body`)}
    </Notice>
  )
}
