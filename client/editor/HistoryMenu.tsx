import { ChevronDown } from 'lucide-react'
import { MenuTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/i18n/useFormat.ts'
import { IconButton } from '#client/ui/IconButton.tsx'
import { Menu, MenuItem, MenuSection } from '#client/ui/Menu.tsx'
import { useEditor } from './EditorContext.ts'
import type { HistoryStep } from './history.ts'
import { useStore } from './Store.ts'

/** How many steps back are listed; undo itself goes further. */
const most = 100

/** Everything that was done to the drawing, the latest first: one press goes back, or forward again, to how it was then. */
export function HistoryMenu() {
  const { t } = useTranslation('moves')
  const editor = useEditor()
  const nothing = useStore(editor.draft, ({ undo, redo }) => undo === null && redo === null)
  return (
    <MenuTrigger>
      <IconButton label={t('history.title')} icon={<ChevronDown size={16} aria-hidden="true" />} isDisabled={nothing} />
      <Steps />
    </MenuTrigger>
  )
}

function Steps() {
  const { t } = useTranslation('moves')
  const format = useFormat()
  const editor = useEditor()
  const changes = useStore(editor.draft, (view) => view.changes)
  const { past, future } = editor.draft.history
  const shown = past.slice(-most)
  // The drawing is as it is after as many steps as `past` holds: that is where it is going to, counted from here.
  const rows = [
    ...future.map((step, i) => ({ to: i + 1, step })).toReversed(),
    ...shown.map((step, i) => ({ to: i + 1 - shown.length, step })).toReversed(),
  ]
  const words = ({ label }: HistoryStep) => editor.sentence(label)
  return (
    <Menu
      key={changes}
      label={t('history.title')}
      onAction={(key) => {
        const by = Number(key)
        if (by < 0) editor.undo(-by)
        else if (by > 0) editor.redo(by)
      }}
    >
      <MenuSection title={t('history.title')} selectionMode="single" selectedKeys={['0']} disallowEmptySelection>
        {rows.map(({ to, step }) => (
          <MenuItem
            key={to}
            id={String(to)}
            description={
              to > 0
                ? t('history.taken', { time: format.brief(new Date(step.at), new Date()) })
                : format.brief(new Date(step.at), new Date())
            }
          >
            {words(step)}
          </MenuItem>
        ))}
        {shown.length === past.length && <MenuItem id={String(-past.length)}>{t('history.open')}</MenuItem>}
      </MenuSection>
    </Menu>
  )
}
