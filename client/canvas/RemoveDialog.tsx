import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKindWords } from '#client/editor/catalog.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import { branchesAsking, removeSteps } from '#client/editor/removing.ts'
import { useStore } from '#client/editor/Store.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Dialog } from '#client/ui/Dialog.tsx'
import { Select } from '#client/ui/Select.tsx'
import type { Node } from '#engine/nodes/registry.ts'

/** Branches are about to go: which of their paths stay, and who stands there now? */
export function RemoveDialog() {
  const { moment } = useEditor()
  const removing = useStore(moment, (state) => state.removing)
  return removing && <Asked key={removing.join(' ')} ids={removing} />
}

function Asked({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation(['editor', 'moves'])
  const editor = useEditor()
  const branches = branchesAsking(editor, ids).flatMap((id) => editor.node(id) ?? [])
  const [kept, setKept] = useState<Readonly<Record<string, string>>>({})
  const people = editor.standing(ids)
  const [only] = branches
  const alone = ids.length === 1 && only ? only : null
  const close = () => editor.moment.set({ removing: null, focusCanvas: editor.moment.read().focusCanvas + 1 })
  const remove = (keep: Readonly<Record<string, string | null>>) => {
    close()
    removeSteps(editor, ids, keep)
  }
  const keptOf = ({ id }: Node) => kept[id] ?? editor.flow.next(id)[0]?.outlet ?? none
  const several = () =>
    Object.fromEntries(branches.map((node) => [node.id, keptOf(node) === none ? null : keptOf(node)]))
  return (
    <Dialog
      title={
        alone ? t('remove.title', { name: editor.nameOf(alone.id) }) : t('moves:remove.title', { count: ids.length })
      }
      role="alertdialog"
      isOpen
      onOpenChange={(open) => !open && close()}
      footer={
        <>
          <Button onPress={close}>{t('remove.cancel')}</Button>
          {alone ? (
            <Ways node={alone} onChoose={(keep) => remove({ [alone.id]: keep })} />
          ) : (
            <Button variant="primary" autoFocus onPress={() => remove(several())}>
              {t('moves:remove.confirm', { count: ids.length })}
            </Button>
          )}
        </>
      }
    >
      <p>{alone ? t('remove.about') : t('moves:remove.about')}</p>
      {!alone &&
        branches.map((node) => (
          <Select
            key={node.id}
            label={t('moves:remove.which', { name: editor.nameOf(node.id) })}
            value={keptOf(node)}
            options={[...waysOf(editor, node), { id: none, label: t('remove.keepNone') }]}
            onChange={(outlet) => setKept({ ...kept, [node.id]: outlet })}
          />
        ))}
      {people > 0 && <Banner tone="warn">{t('moves:remove.standing', { count: people })}</Banner>}
    </Dialog>
  )
}

const none = '~none'

const waysOf = (editor: ReturnType<typeof useEditor>, node: Node) =>
  editor.flow.next(node.id).map(({ outlet, to }) => ({
    id: outlet,
    label: editor.words.outlet(node, outlet),
    description: editor.nameOf(to),
  }))

/** One branch alone: a button for each way on. */
function Ways({ node, onChoose }: { node: Node; onChoose: (keep: string | null) => void }) {
  const { t } = useTranslation('editor')
  const editor = useEditor()
  const words = useKindWords()
  return (
    <>
      <Button onPress={() => onChoose(null)}>{t('remove.keepNone')}</Button>
      {editor.flow.next(node.id).map(({ outlet }, index) => (
        <Button
          key={outlet}
          variant={index === 0 ? 'primary' : 'secondary'}
          autoFocus={index === 0}
          onPress={() => onChoose(outlet)}
        >
          {t('remove.keep', { outlet: words.outlet(node, outlet) })}
        </Button>
      ))}
    </>
  )
}
