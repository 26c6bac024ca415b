import { ChevronRight, CornerDownRight, Ellipsis, Plus, RotateCcw, SquareDashed } from 'lucide-react'
import { Button, Collection, TreeItem, TreeItemContent } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useCanvas } from '#client/canvas/CanvasContext.ts'
import { useKindWords } from '#client/editor/catalog.ts'
import type { Slot } from '#client/editor/Moment.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import type { Flow } from '#engine/program/flow.ts'
import type { Graph } from '#engine/program/graph.ts'
import styles from './Outline.module.css'
import { OutlineStep } from './OutlineStep.tsx'
import type { OutlineEnd, OutlineItem } from './outlineOf.ts'
import { useRowLabel } from './useRowLabel.ts'

export interface OutlineRowProps {
  id: string
  item: OutlineItem
  flow: Flow
  graph: Graph
}

/** One row: a step, a path out of a branch, or how a way ends: at a step that stands elsewhere, or nowhere yet. */
export function OutlineRow({ id, item, flow, graph }: OutlineRowProps) {
  const label = useRowLabel(item, flow)
  return (
    <TreeItem
      id={id}
      textValue={label.text}
      aria-label={label.spoken}
      className={styles.item ?? ''}
      data-kind={item.kind}
    >
      <TreeItemContent>
        {({ hasChildItems }) => (
          <>
            <Chevron isShown={hasChildItems} name={label.text} />
            <Content item={item} graph={graph} />
          </>
        )}
      </TreeItemContent>
      <Collection items={item.children as readonly OutlineItem[]}>
        {(child: OutlineItem) => <OutlineRow key={child.key} id={child.key} item={child} flow={flow} graph={graph} />}
      </Collection>
    </TreeItem>
  )
}

function Chevron({ isShown, name }: { isShown: boolean; name: string }) {
  const { t } = useTranslation('outline')
  if (!isShown) return <span className={styles.chevron} />
  return (
    <Button slot="chevron" className={styles.chevron ?? ''} aria-label={t('toggle', { name })}>
      <ChevronRight size={16} aria-hidden="true" />
    </Button>
  )
}

function Content({ item, graph }: { item: OutlineItem; graph: Graph }) {
  const { t } = useTranslation('outline')
  const format = useFormat()
  const words = useKindWords()
  const node = item.kind === 'group' ? undefined : graph.nodes[item.nodeId]
  if (item.kind === 'group') {
    const count = item.children.filter(({ kind }) => kind === 'step').length
    return (
      <span className={styles.group}>
        <SquareDashed size={16} aria-hidden="true" />
        <span className={styles.name}>{item.group.name || t('row.groupNoName')}</span>
        <span className={styles.kind}>{t('row.steps', { count, number: format.number(count) })}</span>
      </span>
    )
  }
  if (!node) return null
  if (item.kind === 'step') return <OutlineStep node={node} />
  const slot: Slot = { kind: 'outlet', nodeId: item.nodeId, outlet: item.outlet }
  return (
    <span className={styles.way}>
      {item.kind === 'path' && <span className={styles.outlet}>{words.outlet(node, item.outlet)}</span>}
      {item.end && <End end={item.end} graph={graph} />}
      <AddHere slot={slot} nodeId={item.nodeId} />
    </span>
  )
}

function End({ end, graph }: { end: OutlineEnd; graph: Graph }) {
  const { t } = useTranslation('outline')
  const words = useKindWords()
  if (end.to === null) return <span className={styles.lost}>{t('row.open')}</span>
  const target = graph.nodes[end.to]
  const Icon = end.back ? RotateCcw : CornerDownRight
  return (
    <span className={styles.link}>
      <Icon size={16} aria-hidden="true" />
      <span>{t(end.back ? 'row.back' : 'row.link', { name: target ? words.name(target) : '' })}</span>
    </span>
  )
}

function AddHere({ slot, nodeId }: { slot: Slot; nodeId: string }) {
  const { t } = useTranslation('outline')
  const { editable, openMenu } = useCanvas()
  if (!editable) return null
  return (
    <span className={styles.acts} data-id={nodeId} data-path="">
      <button
        type="button"
        className={styles.act}
        aria-label={t('add.here')}
        title={t('add.here')}
        onClick={(event) => openMenu(slot, event.currentTarget)}
        onPointerDown={(event) => event.stopPropagation()}
      >
        <Plus size={16} aria-hidden="true" />
      </button>
    </span>
  )
}

/** What opens a step's menu, for whoever has no right button. */
export function MoreButton({ nodeId, name }: { nodeId: string; name: string }) {
  const { t } = useTranslation('outline')
  const { openStepMenu } = useCanvas()
  return (
    <button
      type="button"
      className={styles.act}
      aria-label={t('more', { name })}
      title={t('more', { name })}
      onClick={(event) => openStepMenu(nodeId, event.currentTarget)}
      onPointerDown={(event) => event.stopPropagation()}
    >
      <Ellipsis size={16} aria-hidden="true" />
    </button>
  )
}
