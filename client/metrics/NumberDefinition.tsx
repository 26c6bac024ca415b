import { type RefObject, useContext, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/i18n/useFormat.ts'
import { definition } from './definition.ts'
import { type Measure, measures } from './MetricsStore.ts'
import styles from './NumberDefinition.module.css'
import { MetricsContext } from './useMetrics.ts'
import { useView } from './useNumbersView.ts'

interface Pointed {
  readonly measure: Measure
  readonly nodeId: string
  readonly outlet?: string
  /** What is said of the number beside the definition. */
  readonly title: string
  readonly left: number
  readonly top: number
}

const delay = 500
const width = 300

/** What the number under the pointer, or with the focus, counts. One for all numbers of the page: they only carry what they
 *  are as data attributes. The same words stand in the list of people, where no pointer is needed. */
export function NumberDefinition({ frame }: { frame: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation('numbers')
  const format = useFormat()
  const { view } = useView()
  const store = useContext(MetricsContext)
  const [pointed, setPointed] = useState<Pointed | null>(null)

  useEffect(() => {
    const area = frame.current
    if (!area) return
    let timer = 0
    let target: Element | null = null
    const hide = () => {
      clearTimeout(timer)
      target = null
      setPointed(null)
    }
    const show = (event: Event) => {
      const found = (event.target as Element).closest('[data-measure], [data-edge-people]')
      if (found === target) return
      hide()
      target = found
      if (found) timer = window.setTimeout(() => setPointed(readNumber(found)), delay)
    }
    const onEscape = (event: KeyboardEvent) => event.key === 'Escape' && hide()
    area.addEventListener('pointerover', show)
    area.addEventListener('focusin', show)
    area.addEventListener('pointerleave', hide)
    area.addEventListener('focusout', hide)
    area.addEventListener('pointerdown', hide)
    area.addEventListener('wheel', hide, { passive: true })
    document.addEventListener('keydown', onEscape)
    return () => {
      clearTimeout(timer)
      area.removeEventListener('pointerover', show)
      area.removeEventListener('focusin', show)
      area.removeEventListener('pointerleave', hide)
      area.removeEventListener('focusout', hide)
      area.removeEventListener('pointerdown', hide)
      area.removeEventListener('wheel', hide)
      document.removeEventListener('keydown', onEscape)
    }
  }, [frame])

  if (!pointed) return null
  const { nodeId, title, left, top } = pointed
  const before = store.latest().before?.[nodeId] ?? 0
  return (
    <div className={styles.definition} role="tooltip" style={{ left, top, width }}>
      <strong>{title}</strong>
      {definition({ ...pointed, before }, view, { t, format }).map((sentence) => (
        <span key={sentence}>{sentence}</span>
      ))}
      <span className={styles.hint}>{t('definition.people')}</span>
    </div>
  )
}

function readNumber(element: Element): Pointed | null {
  const edge = element.getAttribute('data-edge-people')
  const dot = edge?.lastIndexOf('.') ?? -1
  const said = element.getAttribute('data-measure')
  const measure = edge ? 'movedOn' : measures.find((one) => one === said)
  if (!measure) return null
  const { left, bottom, top } = element.getBoundingClientRect()
  const below = bottom + 170 < window.innerHeight
  return {
    measure,
    nodeId: edge ? edge.slice(0, dot) : (element.getAttribute('data-node') ?? ''),
    ...(edge ? { outlet: edge.slice(dot + 1) } : {}),
    title: (element.getAttribute('title') ?? element.textContent) || '',
    left: Math.max(8, Math.min(left - 20, window.innerWidth - width - 8)),
    top: below ? bottom + 8 : Math.max(8, top - 170),
  }
}
