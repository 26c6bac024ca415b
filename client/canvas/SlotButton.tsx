import { Plus } from 'lucide-react'
import { useEditor } from '#client/editor/EditorContext.ts'
import type { Slot } from '#client/editor/Moment.ts'
import { commitMoving, slotOf, spotName } from '#client/editor/moving.ts'
import { useStore } from '#client/editor/Store.ts'
import { useTexts } from '#client/i18n/useTexts.ts'
import { join } from '#client/ui/join.ts'
import { useCanvas } from './CanvasContext.ts'
import plus from './Plus.module.css'

export interface SlotButtonProps {
  slot: Exclude<Slot, { kind: 'node' }>
  /** What it is called while it is a "+". */
  label: string
  className: string | undefined
}

/** A place on an arrow or at the end of a path: a "+" to add a step there. While steps are being moved it is the number of
 *  the place, and it is gone where they cannot go. */
export function SlotButton({ slot, label, className }: SlotButtonProps) {
  const t = useTexts('moves')
  const editor = useEditor()
  const { openMenu } = useCanvas()
  const name = slotOf(slot)
  const place = useStore(editor.moment, ({ moving }) =>
    moving ? moving.spots.findIndex((spot) => slotOf(spot) === name) : null,
  )
  const pointedAt = useStore(editor.moment, ({ moving, held }) =>
    moving ? moving.at === place : held !== null && held.over === name,
  )
  const barred = useStore(editor.moment, ({ held }) => held !== null && !held.slots.has(name))
  if (place === -1 || barred) return null
  return (
    <button
      type="button"
      tabIndex={-1}
      className={join(plus.plus, place !== null && plus.numbered, className, 'nodrag', 'nopan')}
      data-slot={name}
      data-over={pointedAt || undefined}
      aria-label={
        place === null ? label : t('move.here', { number: place + 1, place: editor.sentence(spotName(editor, slot)) })
      }
      onClick={(event) => {
        event.stopPropagation()
        if (place === null) openMenu(slot, event.currentTarget)
        else commitMoving(editor, place)
      }}
    >
      <span>{place === null ? <Plus size={14} aria-hidden="true" /> : place + 1}</span>
    </button>
  )
}
