import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client, refusalMessage } from '#client/api.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Dialog } from '#client/ui/Dialog.tsx'
import { nodeName } from '#engine/nodes/describe.ts'
import { withThings } from '#engine/program/clip.ts'
import { useCatalog } from './catalog.ts'
import { isFromHere, type Pasting, placeSteps } from './clipboard.ts'
import { useEditor } from './EditorContext.ts'
import { MappingList } from './MappingList.tsx'
import { type MappingChoice, type MappingRow, mappingRows, replacements } from './mapping.ts'
import styles from './PasteDialog.module.css'
import { useStore } from './Store.ts'

const own = 'prospect.fields.'

/** Copied steps name lists, files and so on by the numbers of another workspace: what stands for each of them here? */
export function PasteDialog() {
  const { moment } = useEditor()
  const pasting = useStore(moment, (state) => state.pasting)
  return pasting && <Mapping pasting={pasting} />
}

function Mapping({ pasting: { clip, at } }: { pasting: Pasting }) {
  const { t } = useTranslation('moves')
  const editor = useEditor()
  const catalog = useCatalog()
  const queries = useQueryClient()
  const { workspaceId } = editor
  const merged = useQuery(api.emails.mergeFields.queryOptions({ workspaceId })).data ?? []
  const fields = merged.flatMap(({ tag }) => (tag.startsWith(own) ? [tag.slice(own.length)] : []))
  const [chosen, setChosen] = useState<Readonly<Record<string, MappingChoice>>>({})
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const fromHere = isFromHere(editor, clip)
  const rows = mappingRows(clip, fromHere, catalog, fields)
  const choiceOf = (row: MappingRow) => chosen[row.key] ?? row.suggested
  const left = rows.filter((row) => choiceOf(row) === 'open').length
  const count = Object.keys(clip.drawing.nodes).length
  const close = () => editor.moment.set({ pasting: null, focusCanvas: editor.moment.read().focusCanvas + 1 })

  async function confirm() {
    setBusy(true)
    try {
      const made = new Map<string, string>()
      for (const row of rows) {
        if (choiceOf(row) !== 'create') continue
        const { id } = await client.lists.create.mutate({ workspaceId, name: row.name ?? '' })
        made.set(row.key, String(id))
        // Should the next one fail, this one is there to be chosen.
        setChosen((before) => ({ ...before, [row.key]: `use ${id}` }))
      }
      if (made.size > 0) await queries.invalidateQueries({ queryKey: api.lists.list.queryKey({ workspaceId }) })
      close()
      placeSteps(editor, withThings(clip.drawing, replacements(rows, choiceOf, made)), at)
    } catch (cause) {
      setError(refusalMessage(cause))
      setBusy(false)
    }
  }

  const stepNames = ({ nodeIds }: MappingRow) =>
    nodeIds
      .flatMap((id) => clip.drawing.nodes[id] ?? [])
      .map((node) => nodeName(node, editor.words.language, (reference) => nameThere(clip, reference)))
      .join(' · ')
  return (
    <Dialog
      title={t('paste.title', { count })}
      size="wide"
      isOpen
      isDismissable={false}
      onOpenChange={(open) => !open && close()}
      footer={
        <>
          <Button onPress={close}>{t('move.cancel')}</Button>
          <Button variant="primary" isPending={isBusy} onPress={() => void confirm()}>
            {t('paste.confirm', { count })}
          </Button>
        </>
      }
    >
      <p className={styles.about}>{fromHere ? t('paste.missing') : t('paste.elsewhere')}</p>
      {error && <Banner tone="error">{error}</Banner>}
      <MappingList
        rows={rows}
        choiceOf={choiceOf}
        onChoose={(row, choice) => setChosen({ ...chosen, [row.key]: choice })}
        stepNames={stepNames}
      />
      {left > 0 && <Banner tone="warn">{t('paste.left', { count: left })}</Banner>}
    </Dialog>
  )
}

/** What things were called where the steps were copied. */
function nameThere({ names }: Pasting['clip'], { ref, id }: { ref: string; id: string | number }): string | undefined {
  return (names as Readonly<Record<string, Readonly<Record<string, string>> | undefined>>)[ref]?.[String(id)]
}
