import { useTranslation } from 'react-i18next'
import { useEditor } from '#client/editor/EditorContext.ts'
import { toggleOff } from '#client/editor/switching.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import type { Node } from '#engine/nodes/registry.ts'

/** Says that a step is switched off, and switches it on. */
export function OffBanner({ node, isReadOnly }: { node: Node; isReadOnly: boolean }) {
  const { t } = useTranslation('moves')
  const editor = useEditor()
  if (!node.off) return null
  return (
    <Banner actions={!isReadOnly && <Button onPress={() => toggleOff(editor, [node.id])}>{t('off.switchOn')}</Button>}>
      {t('off.about')}
    </Banner>
  )
}
