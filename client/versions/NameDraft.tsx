import { useQueryClient } from '@tanstack/react-query'
import { useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client } from '#client/api.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import { AutosaveContext } from '#client/editor/SaveWords.tsx'
import { useStore } from '#client/editor/Store.ts'
import { RenameDialog } from '#client/ui/RenameDialog.tsx'
import { toast } from '#client/ui/Toast.tsx'

/** Asks what the draft as it is now is to be called, and keeps it. */
export function NameDraft() {
  const { t } = useTranslation('versions')
  const { moment, workspaceId, programId: id } = useEditor()
  const autosave = useContext(AutosaveContext)
  const queries = useQueryClient()
  const naming = useStore(moment, (state) => state.namingDraft)
  if (!naming || !autosave) return null
  return (
    <RenameDialog
      title={t('name.title')}
      label={t('panel.name')}
      name=""
      submitLabel={t('name.keep')}
      isOpen
      onClose={() => moment.set({ namingDraft: false, focusCanvas: moment.read().focusCanvas + 1 })}
      onRename={async (name) => {
        // What is kept is what the server holds.
        if (!(await autosave.flush())) throw new Error('The draft has not reached the server.')
        await client.checkpoints.keep.mutate({ workspaceId, id, revision: autosave.revision, name })
        await queries.invalidateQueries({ queryKey: api.checkpoints.list.queryKey({ workspaceId, id }) })
        toast(t('name.kept', { name }))
      }}
    />
  )
}
