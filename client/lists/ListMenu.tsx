import { useMutation } from '@tanstack/react-query'
import { Archive, ArchiveRestore, Ellipsis, Pencil } from 'lucide-react'
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
import type { ListRow } from './ListsPage.tsx'

/** Rename, archive, restore. */
export function ListMenu({ list }: { list: ListRow }) {
  const { t } = useTranslation('lists')
  const { id: workspaceId } = useWorkspace()
  const [asks, setAsks] = useState<'rename' | 'archive' | null>(null)
  const refresh = () => queryClient.invalidateQueries({ queryKey: api.lists.pathKey() })
  const archive = useMutation({
    mutationFn: (archived: boolean) => client.lists.archive.mutate({ workspaceId, id: list.id, archived }),
    onSuccess: async (_, archived) => {
      await refresh()
      toast(t(archived ? 'archive.done' : 'restore.done', { name: list.name }))
    },
  })
  return (
    <>
      <MenuTrigger>
        <IconButton
          size="small"
          label={t('row.menu', { name: list.name })}
          icon={<Ellipsis size={16} aria-hidden="true" />}
        />
        <Menu label={t('row.menu', { name: list.name })}>
          <MenuItem icon={<Pencil size={16} aria-hidden="true" />} onAction={() => setAsks('rename')}>
            {t('row.rename')}
          </MenuItem>
          {list.archivedAt ? (
            <MenuItem icon={<ArchiveRestore size={16} aria-hidden="true" />} onAction={() => archive.mutate(false)}>
              {t('row.restore')}
            </MenuItem>
          ) : (
            <MenuItem icon={<Archive size={16} aria-hidden="true" />} onAction={() => setAsks('archive')}>
              {t('row.archive')}
            </MenuItem>
          )}
        </Menu>
      </MenuTrigger>
      <RenameDialog
        title={t('rename.title')}
        label={t('name')}
        name={list.name}
        isOpen={asks === 'rename'}
        onClose={() => setAsks(null)}
        onRename={async (name) => {
          await client.lists.rename.mutate({ workspaceId, id: list.id, name })
          await refresh()
        }}
      />
      <ConfirmDialog
        title={t('archive.title', { name: list.name })}
        confirmLabel={t('archive.confirm')}
        isOpen={asks === 'archive'}
        onOpenChange={() => setAsks(null)}
        isPending={archive.isPending}
        error={archive.error ? refusalMessage(archive.error) : undefined}
        onConfirm={() => archive.mutate(true, { onSuccess: () => setAsks(null) })}
      >
        {t('archive.body')}
      </ConfirmDialog>
    </>
  )
}
