import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { useKindWords } from '#client/editor/catalog.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import { useStore } from '#client/editor/Store.ts'
import { addStepAfterSelection } from '#client/editor/steps.ts'
import { join } from '#client/ui/join.ts'
import { SearchField } from '#client/ui/SearchField.tsx'
import { languages } from '#engine/nodes/language.ts'
import { kindOf, type NodeType, nodeTypes } from '#engine/nodes/registry.ts'
import { kindIcons } from './kindIcons.ts'
import styles from './Palette.module.css'
import { noDrag, type PaletteDragStore } from './paletteDrag.ts'

export interface PaletteProps {
  drag: PaletteDragStore
  /** Says what is below the pointer, and why the step cannot stand there. */
  aim: (type: NodeType, x: number, y: number) => { over: string | null; refused: string | null }
  drop: (type: NodeType, x: number, y: number) => void
}

/** Every kind of step: press to add it after the selected step, or drag it to its place. */
export function Palette({ drag, aim, drop }: PaletteProps) {
  const { t } = useTranslation('editor')
  const words = useKindWords()
  const [wanted, setWanted] = useState('')
  const groups = groupsOf(nodeTypes.filter((type) => answersTo(type, wanted)))
  return (
    <aside className={styles.palette} aria-label={t('palette.title')}>
      <SearchField label={t('palette.search')} value={wanted} onChange={setWanted} />
      <div className={styles.groups}>
        {groups.map(({ family, types }) => (
          <section key={family} aria-label={t(`family.${family}`)}>
            <h3 className={styles.heading}>{t(`family.${family}`)}</h3>
            <ul className={styles.kinds}>
              {types.map((type) => (
                <li key={type}>
                  <KindButton type={type} drag={drag} aim={aim} drop={drop} />
                </li>
              ))}
            </ul>
          </section>
        ))}
        {groups.length === 0 && <p className={styles.empty}>{t('palette.nothing', { wanted })}</p>}
      </div>
      <p className={styles.hint}>{t('palette.hint')}</p>
      <Ghost drag={drag} title={words.title} />
    </aside>
  )
}

/** Pointers closer than this to where they went down have only pressed. */
const threshold = 5

function KindButton({ type, drag, aim, drop }: PaletteProps & { type: NodeType }) {
  const editor = useEditor()
  const words = useKindWords()
  const start = useRef<{ x: number; y: number; moved: boolean } | null>(null)
  const Icon = kindIcons[type]

  function onPointerDown(event: PointerEvent<HTMLButtonElement>) {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    start.current = { x: event.clientX, y: event.clientY, moved: false }
  }
  function onPointerMove(event: PointerEvent) {
    const from = start.current
    if (!from) return
    const { clientX: x, clientY: y } = event
    from.moved ||= Math.hypot(x - from.x, y - from.y) >= threshold
    if (from.moved) drag.set({ type, x, y, ...aim(type, x, y) })
  }
  function onPointerUp(event: PointerEvent) {
    const moved = start.current?.moved
    if (!moved) return
    drag.set(noDrag)
    drop(type, event.clientX, event.clientY)
    // The click that follows a drag comes before any timer.
    setTimeout(() => {
      start.current = null
    })
  }
  function cancel() {
    start.current = null
    drag.set(noDrag)
  }
  function onClick() {
    const dragged = start.current?.moved
    start.current = null
    if (!dragged) addStepAfterSelection(editor, type)
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape' && start.current) cancel()
  }

  return (
    <button
      type="button"
      className={join(styles.kind, styles[kindOf(type).family])}
      title={`${words.title(type)}: ${words.about(type)}`}
      data-kind={type}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={cancel}
      onClick={onClick}
      onKeyDown={onKeyDown}
    >
      <span className={styles.chip} aria-hidden="true">
        <Icon size={16} />
      </span>
      <span>{words.title(type)}</span>
    </button>
  )
}

/** What is dragged, beside the pointer. */
function Ghost({ drag, title }: { drag: PaletteDragStore; title: (type: NodeType) => string }) {
  const { type, x, y, refused } = useStore(drag, (state) => state)
  if (!type) return null
  const Icon = kindIcons[type]
  return createPortal(
    <div className={styles.ghost} style={{ transform: `translate(${x + 12}px, ${y + 10}px)` }} aria-hidden="true">
      <span className={join(styles.kind, styles[kindOf(type).family])}>
        <span className={styles.chip}>
          <Icon size={16} />
        </span>
        {title(type)}
      </span>
      {refused && <span className={styles.refused}>{refused}</span>}
    </div>,
    document.body,
  )
}

function groupsOf(types: readonly NodeType[]) {
  const families = [...new Set(types.map((type) => kindOf(type).family))]
  return families.map((family) => ({ family, types: types.filter((type) => kindOf(type).family === family) }))
}

/** Found by its title or a synonym, in any of the three languages. */
export function answersTo(type: NodeType, wanted: string): boolean {
  const needle = wanted.trim().toLowerCase()
  if (!needle) return true
  return languages.some((language) => {
    const { title = '', synonyms = '' } = kindOf(type).texts[language]
    return [title, ...synonyms.split(',')].some((word) => word.trim().toLowerCase().includes(needle))
  })
}
