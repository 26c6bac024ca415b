import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { api, client, queryClient, refusalMessage } from '#client/api.ts'
import { useWorkspace } from '#client/shell/workspace.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Dialog } from '#client/ui/Dialog.tsx'
import { TextField } from '#client/ui/TextField.tsx'
import { FileContents } from './FileContents.tsx'
import { useProgramFile } from './useProgramFile.ts'

/** Makes a program out of a file, and opens it. */
export function ImportFileDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('programFiles')
  const { id: workspaceId } = useWorkspace()
  const navigate = useNavigate()
  const open = useProgramFile(workspaceId)
  const [typed, setTyped] = useState<string | null>(null)
  const { file, choices } = open
  const name = typed ?? file?.view.name ?? ''
  const create = useMutation({
    mutationFn: () =>
      client.programFiles.create.mutate({
        workspaceId,
        text: file?.text ?? '',
        name: name.trim(),
        choices: [...choices],
      }),
    onSuccess: ({ id }) => {
      for (const room of [api.programs, api.lists]) void queryClient.invalidateQueries({ queryKey: room.pathKey() })
      navigate(`/w/${workspaceId}/programs/${id}`)
    },
  })
  return (
    <Dialog
      title={t('import.title')}
      size="wide"
      isOpen
      isDismissable={!file}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          {file && (
            <Button
              variant="primary"
              isPending={create.isPending}
              isDisabled={name.trim() === ''}
              onPress={() => create.mutate()}
            >
              {t('import.confirm')}
            </Button>
          )}
        </>
      }
    >
      {create.error && <Banner tone="error">{refusalMessage(create.error)}</Banner>}
      {file && <TextField label={t('name')} value={name} onChange={setTyped} />}
      <FileContents open={open} />
    </Dialog>
  )
}
