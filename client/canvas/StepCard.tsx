import { Handle, type NodeProps, Position } from '@xyflow/react'
import { Pin } from 'lucide-react'
import { memo } from 'react'
import { useKindWords } from '#client/editor/catalog.ts'
import { startConnectingFrom } from '#client/editor/connecting.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import { useStore } from '#client/editor/Store.ts'
import { useTexts } from '#client/i18n/useTexts.ts'
import { RatePill } from '#client/metrics/RatePill.tsx'
import { PathLine, useIsPathShown } from '#client/path/PathLine.tsx'
import path from '#client/simulator/Path.module.css'
import { useSimulatedStep } from '#client/simulator/path.ts'
import { join } from '#client/ui/join.ts'
import type { Issue } from '#engine/nodes/issue.ts'
import { kindOf, type Node, outletsOf } from '#engine/nodes/registry.ts'
import type { Direction } from '#engine/program/annotations.ts'
import { isRoot } from '#engine/program/graph.ts'
import { card } from '#engine/program/place.ts'
import { useCanvas } from './CanvasContext.ts'
import { FarFace, FarName } from './FarFace.tsx'
import { useIsFar, useShowsPlus } from './farLook.ts'
import type { StepNode } from './flowModel.ts'
import { kindIcons } from './kindIcons.ts'
import { OffMark } from './OffMark.tsx'
import { outletPoint } from './outletPoint.ts'
import { ProblemBadge } from './ProblemBadge.tsx'
import { RenameField } from './RenameField.tsx'
import { SlotButton } from './SlotButton.tsx'
import styles from './StepCard.module.css'
import { StepNumbers } from './StepNumbers.tsx'

/** One step on the canvas. Its place, size and points of connection are flowModel.ts's; its look is its family's. */
export const StepCard = memo(function StepCard({ data, selected }: NodeProps<StepNode>) {
  const { node, issues, open, direction, mark } = data
  const isDown = direction === 'down'
  const kind = kindOf(node)
  const { editable } = useCanvas()
  const { moment } = useEditor()
  const pathShown = useIsPathShown()
  const numbers = useStore(moment, (state) => state.metricsShown)
  const found = useStore(moment, ({ finding }) => finding?.found.some(({ id }) => id === node.id) ?? false)
  const isFar = useIsFar()
  const simulated = useSimulatedStep(node.id)
  return (
    <div
      className={join(
        styles.card,
        styles[kind.family],
        path.step,
        selected && styles.selected,
        mark && styles[mark],
        found && styles.found,
      )}
      data-type={node.type}
      data-direction={direction}
      data-far-card={isFar || undefined}
      data-simulated={simulated}
    >
      {!isRoot(node) && (
        <Handle
          type="target"
          position={isDown ? Position.Top : Position.Left}
          className={styles.in}
          isConnectableStart={false}
        />
      )}
      <div className={styles.face}>
        {isFar ? <FarFace node={node} issues={issues} /> : <NearFace node={node} issues={issues} />}
      </div>
      {isFar && <StepName node={node} />}
      {node.off && <OffMark />}
      {numbers && !isFar && !pathShown && <RatePill node={node} />}
      {outletsOf(node).map((outlet) => (
        <Outlet
          key={outlet}
          node={node}
          outlet={outlet}
          direction={direction}
          isOpen={editable && open.includes(outlet)}
          isFar={isFar}
        />
      ))}
    </div>
  )
})

/** A card that is near enough to be read. */
function NearFace({ node, issues }: { node: Node; issues: readonly Issue[] }) {
  const { moment } = useEditor()
  const words = useKindWords()
  const renaming = useStore(moment, (state) => state.renaming === node.id)
  const pathShown = useIsPathShown()
  const numbers = useStore(moment, (state) => state.metricsShown)
  const Icon = kindIcons[node.type]
  const title = words.title(node.type)
  // "Wait 5 days" needs no "Wait" above it.
  const sayItself = !node.name && words.summary(node).toLowerCase().startsWith(title.toLowerCase())
  const variants = node.type === 'email' ? node.config.variants.length : 1
  // A summary says more than the kind's word: beside numbers, where there is little room, it may have both lines.
  const isSummary = !node.name?.trim() && variants === 1
  return (
    <>
      <div className={styles.body}>
        <span className={styles.chip} aria-hidden="true">
          <Icon size={16} />
        </span>
        <div className={join(styles.words, isSummary && styles.summed)}>
          {!sayItself && (
            <span className={styles.kind}>
              {title}
              {variants > 1 && <span className={styles.test}>A/B</span>}
            </span>
          )}
          {renaming ? <RenameField node={node} /> : <Sentence node={node} />}
        </div>
        {node.pinned && <PinMark />}
        {issues.length > 0 && <ProblemBadge nodeId={node.id} issues={issues} />}
      </div>
      {pathShown ? <PathLine nodeId={node.id} /> : numbers && <StepNumbers node={node} />}
    </>
  )
}

/** Its own name when it has one, with what it does below; else what it does. */
function Sentence({ node }: { node: Node }) {
  const words = useKindWords()
  const summary = words.summary(node)
  const name = node.name?.trim()
  if (!name || name === summary) return <span className={styles.sentence}>{summary}</span>
  return (
    <span className={styles.sentence}>
      {name}
      {summary && node.type !== 'end' && <span className={styles.detail}>{summary}</span>}
    </span>
  )
}

interface OutletProps {
  node: Node
  outlet: string
  direction: Direction
  isOpen: boolean
  isFar: boolean
}

function StepName({ node }: { node: Node }) {
  return <FarName name={useKindWords().name(node)} />
}

function PinMark() {
  return (
    <span className={styles.pin} title={useTexts('layout')('pinned')}>
      <Pin size={12} aria-hidden="true" />
    </span>
  )
}

function Outlet({ node, outlet, direction, isOpen, isFar }: OutletProps) {
  const editor = useEditor()
  const { editable } = useCanvas()
  const words = useKindWords()
  const { x, y } = outletPoint(node, outlet, direction)
  const isDown = direction === 'down'
  const outlets = outletsOf(node)
  const many = outlets.length > 1
  return (
    <>
      {many && !isFar && (
        <span
          className={styles.tab}
          style={isDown ? { left: x, maxWidth: card.width / outlets.length - 4 } : { top: y }}
          title={words.outlet(node, outlet)}
        >
          {words.outlet(node, outlet)}
        </span>
      )}
      <Handle
        type="source"
        id={outlet}
        position={isDown ? Position.Bottom : Position.Right}
        className={join(styles.out, many && styles.tabbed)}
        style={{ left: x, top: y }}
        isConnectableEnd={false}
        onClick={(event) => {
          event.stopPropagation()
          if (editable) startConnectingFrom(editor, node.id, outlet)
        }}
      />
      {isOpen && (
        <span className={styles.stub} style={{ left: x, top: y }}>
          <OpenEnd node={node} outlet={outlet} />
        </span>
      )}
    </>
  )
}

/** The "+" at the end of a path. */
function OpenEnd({ node, outlet }: { node: Node; outlet: string }) {
  const t = useTexts('editor')
  const words = useKindWords()
  const name = words.name(node)
  if (!useShowsPlus(node.id)) return null
  return (
    <SlotButton
      slot={{ kind: 'outlet', nodeId: node.id, outlet }}
      className={styles.plus}
      label={
        outletsOf(node).length > 1
          ? t('add.onOutlet', { name, outlet: words.outlet(node, outlet) })
          : t('add.after', { name })
      }
    />
  )
}
