import { FlaskConical } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useEditor } from '#client/editor/EditorContext.ts'
import { useStore } from '#client/editor/Store.ts'
import { Button } from '#client/ui/Button.tsx'
import { closeSimulation, openSimulation } from './openSimulation.ts'

/** Opens the simulation, and closes it again. */
export function SimulateButton() {
  const { t } = useTranslation('commands')
  const editor = useEditor()
  const isOpen = useStore(editor.moment, (state) => state.panel === 'simulation')
  return (
    <Button
      variant="quiet"
      aria-expanded={isOpen}
      icon={<FlaskConical size={16} aria-hidden="true" />}
      onPress={() => (isOpen ? closeSimulation(editor) : openSimulation(editor))}
    >
      {t('simulate')}
    </Button>
  )
}
