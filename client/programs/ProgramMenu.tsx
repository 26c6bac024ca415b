import { useMutation } from '@tanstack/react-query'
import { Archive, Download, Ellipsis, Pencil } from 'lucide-react'
import { useState } from 'react'
import { MenuTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { api, client, queryClient, refusalMessage } from '#client/api.ts'
import { downloadProgram } from '#client/programFiles/downloadProgram.ts'
import { useWorkspace } from '#client/shell/workspace.ts'
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx'
import { IconButton } from '#client/ui/IconButton.tsx'
import { Menu, MenuItem } from '#client/ui/Menu.tsx'
import { RenameDialog } from '#client/ui/RenameDialog.tsx'
import { toast } from '#client/ui/Toast.tsx'
import type { ProgramRow } from './ProgramsPage.tsx'

/** Rename and archive. */
export function ProgramMenu({ program }: { program: ProgramRow }) {
  const { t } = useTranslation(['programs', 'programFiles'])
  const { id: workspaceId } = useWorkspace()
  const [asks, setAsks] = useState<'rename' | 'archive' | null>(null)
  const refresh = () => queryClient.invalidateQueries({ queryKey: api.programs.pathKey() })
  const archive = useMutation({
    mutationFn: () => client.programs.archive.mutate({ workspaceId, id: program.id }),
    onSuccess: async () => {
      await refresh()
      toast(t('archive.done', { name: program.name }))
    },
  })
  return (
    <>
      <MenuTrigger>
        <IconButton
          size="small"
          label={t('row.menu', { name: program.name })}
          icon={<Ellipsis size={16} aria-hidden="true" />}
        />
        <Menu label={t('row.menu', { name: program.name })}>
          <MenuItem icon={<Pencil size={16} aria-hidden="true" />} onAction={() => setAsks('rename')}>
            {t('row.rename')}
          </MenuItem>
          <MenuItem
            icon={<Download size={16} aria-hidden="true" />}
            onAction={() =>
              void downloadProgram(workspaceId, program.id).catch((error) => toast(refusalMessage(error)))
            }
          >
            {t('programFiles:download')}
          </MenuItem>
          <MenuItem icon={<Archive size={16} aria-hidden="true" />} onAction={() => setAsks('archive')}>
            {t('row.archive')}
          </MenuItem>
        </Menu>
      </MenuTrigger>
      <RenameDialog
        title={t('rename.title')}
        label={t('rename.name')}
        name={program.name}
        isOpen={asks === 'rename'}
        onClose={() => setAsks(null)}
        onRename={async (name) => {
          await client.programs.rename.mutate({ workspaceId, id: program.id, name })
          await refresh()
        }}
      />
      <ConfirmDialog
        title={t('archive.title', { name: program.name })}
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
