import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client, queryClient, refusalMessage } from '#client/api.ts'
import { CatalogContext, type ListRow, useCatalog } from '#client/editor/catalog.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Dialog } from '#client/ui/Dialog.tsx'
import { ChangeList } from '#client/versions/ChangeList.tsx'
import { useChanges, useStandingNow } from '#client/versions/useChanges.ts'
import type { Graph } from '#engine/program/graph.ts'
import { FileContents } from './FileContents.tsx'
import styles from './ProgramFiles.module.css'
import { useProgramFile } from './useProgramFile.ts'

/** Puts a file in place of the open draft: what would change is told first, and undo takes it back. */
export function ReplaceDraftDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('programFiles')
  const editor = useEditor()
  const { workspaceId } = editor
  const open = useProgramFile(workspaceId)
  const [acting, setActing] = useState(false)
  const { file, choices } = open
  const order = { workspaceId, text: file?.text ?? '', choices: [...choices] }
  const drawn = useQuery({
    queryKey: ['programFile', order],
    queryFn: () => client.programFiles.draw.mutate({ ...order, makes: false }),
    enabled: file !== null,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (before) => before,
  }).data
  const catalog = useCatalog()
  // Lists that are still to be made have names already.
  const withLists = useMemo(
    () => ({ ...catalog, lists: [...catalog.lists, ...(drawn?.made ?? []).map(listToBe)] }),
    [catalog, drawn],
  )

  async function confirm() {
    setActing(true)
    open.setError(null)
    try {
      const { graph, made } = await client.programFiles.draw.mutate({ ...order, makes: true })
      if (made.length > 0) await queryClient.invalidateQueries({ queryKey: api.lists.pathKey() })
      const label = { key: 'done.fromFile' }
      editor.draft.perform(label, () => graph)
      editor.say(label)
      onClose()
    } catch (cause) {
      open.setError(refusalMessage(cause))
      setActing(false)
    }
  }

  return (
    <Dialog
      title={t('replace.title')}
      size="wide"
      isOpen
      isDismissable={!file}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          {file && (
            <Button variant="primary" isPending={acting} isDisabled={!drawn} onPress={() => void confirm()}>
              {t('replace.confirm')}
            </Button>
          )}
        </>
      }
    >
      <FileContents open={open} />
      {drawn && (
        <section className={styles.stack}>
          <h3 className={styles.title}>{t('replace.changes')}</h3>
          <CatalogContext value={withLists}>
            <Changes after={drawn.graph} />
          </CatalogContext>
          <Banner>{t('replace.undo')}</Banner>
        </section>
      )}
    </Dialog>
  )
}

function Changes({ after }: { after: Graph }) {
  const { graph } = useEditor()
  return <ChangeList changes={useChanges(graph, after, useStandingNow(graph))} />
}

/** See `made` of drawFile. */
const listToBe = (name: string, n: number): ListRow => ({
  id: 2_147_483_647 - n,
  name,
  members: 0,
  createdAt: '',
  archivedAt: null,
  usedBy: [],
})
