import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, client, queryClient, refusalMessage } from '#client/api.ts'
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx'
import { toast } from '#client/ui/Toast.tsx'
import { useWorkspace } from './workspace.ts'

/** Pauses (true) or resumes (false) all mail of the workspace. */
export function usePauseSending() {
  const { t } = useTranslation('shell')
  const { id } = useWorkspace()
  return useMutation({
    mutationFn: (paused: boolean) => client.workspace.pauseSending.mutate({ workspaceId: id, paused }),
    onSuccess: async (_, paused) => {
      await queryClient.invalidateQueries({ queryKey: api.workspace.get.queryKey() })
      toast(t(paused ? 'sending.pause.done' : 'sending.resume.done'))
    },
  })
}

/** Asks once before nothing leaves any more. */
export function PauseSendingDialog(props: { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }) {
  const { t } = useTranslation('shell')
  const pause = usePauseSending()
  return (
    <ConfirmDialog
      {...props}
      title={t('sending.pause.title')}
      confirmLabel={t('sending.pause')}
      isPending={pause.isPending}
      error={pause.error ? refusalMessage(pause.error) : undefined}
      onConfirm={() => pause.mutate(true, { onSuccess: () => props.onOpenChange(false) })}
    >
      {t('sending.pause.body')}
    </ConfirmDialog>
  )
}
