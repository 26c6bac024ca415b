import { EdgeLabelRenderer, type EdgeProps } from '@xyflow/react'
import { memo, useMemo } from 'react'
import { useKindWords } from '#client/editor/catalog.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import { useStore } from '#client/editor/Store.ts'
import { currentLanguage } from '#client/i18n/language.ts'
import { useTexts } from '#client/i18n/useTexts.ts'
import { useEdgeFlow } from '#client/metrics/useMetrics.ts'
import { flowText } from '#client/metrics/words.ts'
import path from '#client/simulator/Path.module.css'
import { useSimulatedArrow } from '#client/simulator/path.ts'
import { join } from '#client/ui/join.ts'
import type { Direction } from '#engine/program/annotations.ts'
import { useCanvas } from './CanvasContext.ts'
import styles from './FlowEdgeView.module.css'
import { useShowsPlus } from './farLook.ts'
import type { FlowEdge } from './flowModel.ts'
import { arrowHead, routeEdge } from './routeEdge.ts'
import { SlotButton } from './SlotButton.tsx'

/** An edge: its line as wide as its share of people, their number, and the "+" that inserts a step on it. */
export const FlowEdgeView = memo(function FlowEdgeView(props: EdgeProps<FlowEdge>) {
  const { sourceX, sourceY, targetX, targetY, data } = props
  const edge = data?.edge
  const { split = false, direction = 'down', lane = null, isMany = false } = data ?? {}
  const { moment } = useEditor()
  const shown = useStore(moment, (state) => state.metricsShown && !state.pathLines)
  const flow = useEdgeFlow(edge?.from ?? '', edge?.outlet ?? '')
  const simulated = useSimulatedArrow(edge?.from ?? '', edge?.outlet ?? '')
  const route = useMemo(
    () => routeEdge({ x: sourceX, y: sourceY }, { x: targetX, y: targetY }, { split, direction, lane }),
    [sourceX, sourceY, targetX, targetY, split, direction, lane],
  )
  const showsPlus = useShowsPlus(edge?.from ?? '')
  if (!edge) return null
  const people = shown && !isMany ? flow : null
  return (
    <>
      <path
        className={join(styles.line, path.arrow, path.line)}
        data-simulated={simulated}
        d={route.path}
        style={{ strokeWidth: simulated === 'on' ? 5 : (people?.width ?? 2) }}
      />
      <path
        className={join(styles.arrow, path.arrow)}
        data-simulated={simulated}
        d={arrowHead({ x: targetX, y: targetY }, direction)}
      />
      {!isMany && <path className={styles.hit} d={route.path} data-slot={`edge ${edge.id}`} />}
      {!isMany && showsPlus && (
        <EdgeLabelRenderer>
          <EdgeTools
            edgeId={edge.id}
            from={edge.from}
            outlet={edge.outlet}
            x={route.middle.x}
            y={route.middle.y}
            direction={direction}
          />
        </EdgeLabelRenderer>
      )}
    </>
  )
})

const EdgeTools = memo(function EdgeTools(props: {
  edgeId: string
  from: string
  outlet: string
  x: number
  y: number
  direction: Direction
}) {
  const { edgeId, from, outlet, x, y, direction } = props
  const t = useTexts('editor')
  const { editable, showPeople } = useCanvas()
  const editor = useEditor()
  const words = useKindWords()
  const shown = useStore(editor.moment, (state) => state.metricsShown && !state.pathLines)
  const flow = useEdgeFlow(from, outlet)
  const source = editor.node(from)
  const name = source ? words.name(source) : ''
  return (
    <div className={styles.tools} style={{ transform: `translate(${x}px, ${y}px)` }}>
      {editable && (
        <SlotButton slot={{ kind: 'edge', edgeId }} className={styles.plus} label={t('add.insertAfter', { name })} />
      )}
      {shown && flow && (
        <button
          type="button"
          tabIndex={-1}
          className={join(
            styles.people,
            direction === 'right' && styles.under,
            !editable && styles.centred,
            'nodrag',
            'nopan',
          )}
          aria-label={t('edge.people', { name, people: flowText(flow, currentLanguage()) })}
          data-edge-people={`${from}.${outlet}`}
          onClick={() => showPeople(from, 'movedOn', outlet)}
        >
          {flowText(flow, currentLanguage())}
        </button>
      )}
    </div>
  )
})
