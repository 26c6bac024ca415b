import { useMutation } from '@tanstack/react-query'
import { Archive, Ellipsis, ExternalLink, Pencil } from 'lucide-react'
import { useState } from 'react'
import { MenuTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { api, client, queryClient, refusalMessage } from '#client/api.ts'
import { useWorkspace } from '#client/shell/workspace.ts'
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx'
import { IconButton } from '#client/ui/IconButton.tsx'
import { Menu, MenuItem } from '#client/ui/Menu.tsx'
import { RenameDialog } from '#client/ui/RenameDialog.tsx'
import { toast } from '#client/ui/Toast.tsx'
import type { FileRow } from './FilesPage.tsx'

/** Open, rename, archive. */
export function FileMenu({ file }: { file: FileRow }) {
  const { t } = useTranslation('files')
  const { id: workspaceId } = useWorkspace()
  const [asks, setAsks] = useState<'rename' | 'archive' | null>(null)
  const refresh = () => queryClient.invalidateQueries({ queryKey: api.files.pathKey() })
  const archive = useMutation({
    mutationFn: () => client.files.archive.mutate({ workspaceId, id: file.id }),
    onSuccess: async () => {
      await refresh()
      toast(t('archive.done', { name: file.name }))
    },
  })
  return (
    <>
      <MenuTrigger>
        <IconButton
          size="small"
          label={t('row.menu', { name: file.name })}
          icon={<Ellipsis size={16} aria-hidden="true" />}
        />
        <Menu label={t('row.menu', { name: file.name })}>
          <MenuItem
            icon={<ExternalLink size={16} aria-hidden="true" />}
            href={`/download/files/${file.id}?workspaceId=${workspaceId}`}
            target="_blank"
          >
            {t('row.open')}
          </MenuItem>
          <MenuItem icon={<Pencil size={16} aria-hidden="true" />} onAction={() => setAsks('rename')}>
            {t('row.rename')}
          </MenuItem>
          {file.archivedAt === null && (
            <MenuItem icon={<Archive size={16} aria-hidden="true" />} onAction={() => setAsks('archive')}>
              {t('row.archive')}
            </MenuItem>
          )}
        </Menu>
      </MenuTrigger>
      <RenameDialog
        title={t('rename.title')}
        label={t('name')}
        name={file.name}
        isOpen={asks === 'rename'}
        onClose={() => setAsks(null)}
        onRename={async (name) => {
          await client.files.rename.mutate({ workspaceId, id: file.id, name })
          await refresh()
        }}
      />
      <ConfirmDialog
        title={t('archive.title', { name: file.name })}
        confirmLabel={t('archive.confirm')}
        isOpen={asks === 'archive'}
        onOpenChange={() => setAsks(null)}
        isPending={archive.isPending}
        error={archive.error ? refusalMessage(archive.error) : undefined}
        onConfirm={() => archive.mutate(undefined, { onSuccess: () => setAsks(null) })}
      >
        {t('archive.body')}
      </ConfirmDialog>
    </>
  )
}
