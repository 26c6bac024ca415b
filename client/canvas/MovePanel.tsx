import { useReactFlow } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useEditor } from '#client/editor/EditorContext.ts'
import { aimMoving, cancelMoving, commitMoving, type Moving, slotOf, spotName } from '#client/editor/moving.ts'
import { useStore } from '#client/editor/Store.ts'
import { Button } from '#client/ui/Button.tsx'
import type { Spot } from '#engine/program/moves.ts'
import { card } from '#engine/program/place.ts'
import styles from './MovePanel.module.css'
import { fields } from './useCanvasKeys.ts'

/** Where steps can go, by name and by the number that stands on the canvas: pressed there or here, chosen with arrow keys
 *  and Enter, or typed. */
export function MovePanel() {
  const { moment } = useEditor()
  const moving = useStore(moment, (state) => state.moving)
  return moving && <Places moving={moving} />
}

function Places({ moving }: { moving: Moving }) {
  const { t } = useTranslation('moves')
  const editor = useEditor()
  const [first = ''] = moving.ids
  const several = moving.ids.length > 1
  const title = several
    ? t('move.titleMany', { count: moving.ids.length })
    : t('move.title', { name: editor.nameOf(first) })
  useTypedNumbers(moving.spots.length)
  useLookingThere(moving.spots[moving.at])
  return (
    <section className={styles.panel} role="dialog" aria-label={title} data-moving="">
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.about}>{t('move.about')}</p>
      <ListBox
        className={styles.places}
        aria-label={title}
        autoFocus="first"
        selectionMode="none"
        onAction={(key) => commitMoving(editor, Number(key))}
        items={moving.spots.map((spot, id) => ({ id, name: editor.sentence(spotName(editor, spot)) }))}
      >
        {({ id, name }) => (
          <ListBoxItem
            id={id}
            textValue={name}
            className={styles.place}
            onFocus={() => aimMoving(editor, id)}
            onHoverStart={() => aimMoving(editor, id)}
          >
            <span className={styles.number}>{id + 1}</span>
            <span className={styles.name}>{name}</span>
          </ListBoxItem>
        )}
      </ListBox>
      <div className={styles.foot}>
        <Button onPress={() => cancelMoving(editor)}>{t('move.cancel')}</Button>
      </div>
    </section>
  )
}

/** Digits make up a number: it is taken when no longer one could be meant, else with Enter. Escape gives up. */
function useTypedNumbers(count: number): void {
  const editor = useEditor()
  useEffect(() => {
    let typed = ''
    const onKeyDown = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement
      if (event.isComposing || target.closest(fields) || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === 'Escape') cancelMoving(editor)
      else if (/^\d$/.test(event.key)) {
        typed += event.key
        const number = Number(typed)
        if (number < 1 || number > count) typed = ''
        else if (number * 10 > count) commitMoving(editor, number - 1)
        else aimMoving(editor, number - 1)
      } else if (event.key === 'Enter' && typed) commitMoving(editor, Number(typed) - 1)
      else {
        typed = ''
        return
      }
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [editor, count])
}

/** Brings the place that is pointed at into view. */
function useLookingThere(spot: Spot | undefined): void {
  const editor = useEditor()
  const flow = useReactFlow()
  const seen = useRef<string | null>(null)
  useEffect(() => {
    if (!spot || seen.current === slotOf(spot)) return
    seen.current = slotOf(spot)
    const edge = spot.kind === 'edge' ? editor.graph.edges[spot.edgeId] : undefined
    const from = editor.node(edge?.from ?? (spot.kind === 'outlet' ? spot.nodeId : ''))
    const to = edge ? editor.node(edge.to) : from
    const button = document.querySelector<HTMLElement>(`button[data-slot="${CSS.escape(slotOf(spot))}"]`)
    const canvas = document.querySelector('.react-flow')?.getBoundingClientRect()
    const box = button?.getBoundingClientRect()
    const isSeen =
      box &&
      canvas &&
      box.top > canvas.top &&
      box.bottom < canvas.bottom &&
      box.left > canvas.left &&
      box.right < canvas.right
    if (isSeen || !from || !to) return
    const x = (from.position.x + to.position.x + card.width) / 2
    const y = (from.position.y + to.position.y + card.height) / 2
    void flow.setCenter(x, y, { zoom: flow.getZoom(), duration: 150 })
  }, [editor, flow, spot])
}
