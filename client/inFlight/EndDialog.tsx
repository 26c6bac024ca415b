import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, refusalMessage } from '#client/api.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx'

interface EndDialogProps {
  readonly workspaceId: number
  readonly programId: number
  readonly onClose: () => void
}

/** Ends a program for everybody at once, having said for how many. */
export function EndDialog({ workspaceId, programId: id, onClose }: EndDialogProps) {
  const { t } = useTranslation('inFlight')
  const format = useFormat()
  const queries = useQueryClient()
  const preview = useQuery({ ...api.programs.endPreview.queryOptions({ workspaceId, id }), staleTime: 0, gcTime: 0 })
  const end = useMutation(
    api.programs.endNow.mutationOptions({
      async onSuccess() {
        await queries.invalidateQueries({ queryKey: api.programs.get.queryKey({ workspaceId, id }) })
        onClose()
      },
    }),
  )
  const { waiting = 0, mails = 0 } = preview.data ?? {}
  const error = preview.error ?? end.error
  return (
    <ConfirmDialog
      title={t('end.title')}
      confirmLabel={t('end.confirm')}
      danger
      isOpen
      onOpenChange={(open) => !open && onClose()}
      isPending={end.isPending || preview.isPending}
      error={error ? refusalMessage(error) : undefined}
      onConfirm={() => preview.data && end.mutate({ workspaceId, id, people: waiting })}
    >
      {preview.data && (
        <>
          <p>{t('end.about', { count: waiting, number: format.number(waiting) })}</p>
          {mails > 0 && <p>{t('end.mails', { count: mails, number: format.number(mails) })}</p>}
        </>
      )}
    </ConfirmDialog>
  )
}
