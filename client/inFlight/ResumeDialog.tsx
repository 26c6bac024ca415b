import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, refusalMessage } from '#client/api.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Dialog } from '#client/ui/Dialog.tsx'
import { RadioGroup } from '#client/ui/RadioGroup.tsx'
import { SkeletonLines } from '#client/ui/Skeleton.tsx'

interface ResumeDialogProps {
  readonly workspaceId: number
  readonly programId: number
  readonly onClose: () => void
}

/** Ends a pause, and asks what it did to the waits of those inside. */
export function ResumeDialog({ workspaceId, programId: id, onClose }: ResumeDialogProps) {
  const { t } = useTranslation('inFlight')
  const format = useFormat()
  const queries = useQueryClient()
  const [waits, setWaits] = useState<'run' | 'active' | 'restart'>('active')
  const preview = useQuery({ ...api.programs.resumePreview.queryOptions({ workspaceId, id }), staleTime: 0, gcTime: 0 })
  const resume = useMutation(
    api.programs.setStatus.mutationOptions({
      async onSuccess() {
        await queries.invalidateQueries({ queryKey: api.programs.get.queryKey({ workspaceId, id }) })
        onClose()
      },
    }),
  )
  const error = preview.error ?? resume.error
  const now = preview.data
  return (
    <Dialog
      title={t('resume.title')}
      isOpen
      onOpenChange={(open) => !open && onClose()}
      footer={({ close }) => (
        <>
          <Cancel onPress={close} />
          <Button
            variant="primary"
            isDisabled={!now}
            isPending={resume.isPending}
            onPress={() => resume.mutate({ workspaceId, id, status: 'running', waits })}
          >
            {t('resume.confirm')}
          </Button>
        </>
      )}
    >
      {error && <Banner tone="error">{refusalMessage(error)}</Banner>}
      {!now && !error && <SkeletonLines />}
      {now && (
        <>
          <p>
            {t('resume.about', {
              since: now.pausedAt ? format.dateTime(now.pausedAt) : '–',
              waiting: format.number(now.waiting),
              overdue: format.number(now.overdue),
            })}
          </p>
          {now.mails > 0 && <p>{t('resume.mails', { count: now.mails, number: format.number(now.mails) })}</p>}
          <RadioGroup
            label={t('resume.waits')}
            cards
            value={waits}
            onChange={setWaits}
            options={(['active', 'run', 'restart'] as const).map((way) => ({
              id: way,
              label: t(`resume.${way}`),
              description: t(`resume.${way}About`),
            }))}
          />
        </>
      )}
    </Dialog>
  )
}

function Cancel({ onPress }: { onPress: () => void }) {
  const { t } = useTranslation('ui')
  return <Button onPress={onPress}>{t('cancel')}</Button>
}
