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

/** Mail that is more than a day late, by program and step, and what shall become of it. */
export function HeldCard() {
  const { t } = useTranslation('sending')
  const format = useFormat()
  const { id: workspaceId } = useWorkspace()
  const mayDecide = useCan('marketer')
  const { data } = useQuery(api.sending.heldCounts.queryOptions({ workspaceId }))
  const again = () => queryClient.invalidateQueries({ queryKey: api.sending.pathKey() })
  const say =
    (key: 'held.released' | 'held.dropped') =>
    async ({ count }: { count: number }) => {
      await again()
      toast(t(key, { count, number: format.number(count) }))
    }
  const release = useMutation(api.sending.releaseHeld.mutationOptions({ onSuccess: say('held.released') }))
  const drop = useMutation(api.sending.dropHeld.mutationOptions({ onSuccess: say('held.dropped') }))
  const error = release.error ?? drop.error
  const isPending = release.isPending || drop.isPending
  return (
    <Card title={t('held.title')} about={t('held.about')}>
      {error && <Banner tone="error">{refusalMessage(error)}</Banner>}
      <ul className={settings.rows}>
        {data?.map(({ programId, nodeId, program, step, count, oldestDueAt }) => {
          const choice = {
            workspaceId,
            expected: count,
            ...(programId !== null && { programId }),
            ...(nodeId !== null && { nodeId }),
          }
          return (
            <li key={`${programId} ${nodeId}`} className={settings.member}>
              <span className={settings.who}>
                <span className={settings.name}>{[program, step].filter(Boolean).join(' · ')}</span>
                <span className={settings.small}>{t('held.group', { since: format.dateTime(oldestDueAt) })}</span>
              </span>
              <strong>{format.number(count)}</strong>
              {mayDecide && (
                <>
                  <Button
                    size="small"
                    isDisabled={isPending}
                    onPress={() => release.mutate({ ...choice, overHours: 0 })}
                  >
                    {t('held.release')}
                  </Button>
                  <Button
                    size="small"
                    isDisabled={isPending}
                    onPress={() => release.mutate({ ...choice, overHours: 8 })}
                  >
                    {t('held.spread')}
                  </Button>
                  <Button size="small" isDisabled={isPending} onPress={() => drop.mutate(choice)}>
                    {t('held.drop')}
                  </Button>
                </>
              )}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
