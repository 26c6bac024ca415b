import { useTranslation } from 'react-i18next'
import { useKindWords } from '#client/editor/catalog.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import { useStore } from '#client/editor/Store.ts'
import { removeSteps } from '#client/editor/steps.ts'
import { Button } from '#client/ui/Button.tsx'
import { Dialog } from '#client/ui/Dialog.tsx'
import type { Node } from '#engine/nodes/registry.ts'

/** A branch is about to go: which of its paths stays? */
export function RemoveDialog() {
  const { t } = useTranslation('editor')
  const editor = useEditor()
  const words = useKindWords()
  const removing = useStore(editor.moment, (state) => state.removing)
  const id = removing?.[0]
  const node: Node | undefined = id ? editor.node(id) : undefined
  const close = () => editor.moment.set({ removing: null, focusCanvas: editor.moment.read().focusCanvas + 1 })
  const remove = (keep: string | null) => {
    if (id) removeSteps(editor, [id], keep)
    close()
  }
  return (
    <Dialog
      title={t('remove.title', { name: node ? words.name(node) : '' })}
      role="alertdialog"
      isOpen={node !== undefined}
      onOpenChange={(open) => !open && close()}
      footer={
        <>
          <Button onPress={close}>{t('remove.cancel')}</Button>
          <Button onPress={() => remove(null)}>{t('remove.keepNone')}</Button>
          {node &&
            editor.flow.next(node.id).map(({ outlet }, index) => (
              <Button
                key={outlet}
                variant={index === 0 ? 'primary' : 'secondary'}
                autoFocus={index === 0}
                onPress={() => remove(outlet)}
              >
                {t('remove.keep', { outlet: words.outlet(node, outlet) })}
              </Button>
            ))}
        </>
      }
    >
      <p>{t('remove.about')}</p>
    </Dialog>
  )
}
