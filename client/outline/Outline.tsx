import { ChevronsDownUp, ChevronsUpDown, Columns2, PanelLeftClose, Rows3 } from 'lucide-react'
import { useCallback, useMemo, useRef } from 'react'
import { type Key, Tree } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useCanvas } from '#client/canvas/CanvasContext.ts'
import { MovePanel } from '#client/canvas/MovePanel.tsx'
import { useEditor } from '#client/editor/EditorContext.ts'
import { useStore } from '#client/editor/Store.ts'
import { FindBar } from '#client/find/FindBar.tsx'
import { IconButton } from '#client/ui/IconButton.tsx'
import { readFlow } from '#engine/program/flow.ts'
import type { Graph } from '#engine/program/graph.ts'
import styles from './Outline.module.css'
import { OutlineRow } from './OutlineRow.tsx'
import { type OutlineItem, outlineOf } from './outlineOf.ts'
import { putOutlineAlone, toggleOutline } from './outlineShown.ts'
import { useOpenRows } from './useOpenRows.ts'
import { useOutlineFocus } from './useOutlineFocus.ts'
import { useOutlineKeys } from './useOutlineKeys.ts'

export interface OutlineProps {
  graph: Graph
  /** beside: with the canvas to its right. alone: in its place. phone: there is no canvas. */
  stands: 'beside' | 'alone' | 'phone'
}

/** The whole program as a tree of rows: to read, to walk through with the keyboard, to change. */
export function Outline({ graph, stands }: OutlineProps) {
  const { t } = useTranslation('outline')
  const editor = useEditor()
  const { openStepMenu } = useCanvas()
  const frame = useRef<HTMLElement>(null)
  const flow = useMemo(() => readFlow(graph), [graph])
  const items = useMemo(() => outlineOf(graph, flow), [graph, flow])
  const rows = useOpenRows(items)
  const current = useStore(editor.moment, (state) => state.current)

  const openMenu = useCallback(
    (row: HTMLElement) => {
      const content = row.querySelector<HTMLElement>('[data-id]')
      if (content?.dataset.id) openStepMenu(content.dataset.id, content)
    },
    [openStepMenu],
  )
  const onKeyDown = useOutlineKeys(openMenu)
  useOutlineFocus(frame, stands !== 'beside')

  return (
    <section ref={frame} className={styles.frame} data-outline="" data-stands={stands} aria-label={t('title')}>
      {stands !== 'phone' && (
        <header className={styles.head}>
          <h2 className={styles.title}>{t('title')}</h2>
          <IconButton
            size="small"
            label={t(rows.areAllOpen ? 'collapseAll' : 'expandAll')}
            icon={
              rows.areAllOpen ? (
                <ChevronsDownUp size={16} aria-hidden="true" />
              ) : (
                <ChevronsUpDown size={16} aria-hidden="true" />
              )
            }
            onPress={rows.areAllOpen ? rows.closeAll : rows.openAll}
          />
          <IconButton
            size="small"
            label={t(stands === 'alone' ? 'beside' : 'alone')}
            icon={
              stands === 'alone' ? <Columns2 size={16} aria-hidden="true" /> : <Rows3 size={16} aria-hidden="true" />
            }
            onPress={() => putOutlineAlone(editor, stands !== 'alone')}
          />
          <IconButton
            size="small"
            label={t('hide')}
            shortcut="L"
            icon={<PanelLeftClose size={16} aria-hidden="true" />}
            onPress={() => toggleOutline(editor)}
          />
        </header>
      )}
      {stands !== 'beside' && <FindBar graph={graph} />}
      {stands !== 'beside' && <MovePanel />}
      <p id="outline-help" hidden>
        {t('help')}
      </p>
      {items.length === 0 ? (
        <p className={styles.empty}>{t('empty')}</p>
      ) : (
        <div className={styles.scroll} onKeyDownCapture={onKeyDown}>
          <Tree
            aria-label={t('label')}
            aria-describedby="outline-help"
            className={styles.tree ?? ''}
            items={items}
            expandedKeys={rows.open}
            onExpandedChange={rows.setOpen}
            selectionMode="none"
            onAction={(key) => act(key, rows.itemOf(key))}
            dependencies={[graph, current]}
          >
            {(item) => <OutlineRow key={item.key} id={item.key} item={item} flow={flow} graph={graph} />}
          </Tree>
        </div>
      )}
    </section>
  )

  /** Enter, or a press: a step opens, the end of a way leads to its step, what has rows below opens or closes. */
  function act(key: Key, item: OutlineItem | undefined) {
    if (item?.kind === 'step') editor.open(item.nodeId, stands === 'phone' ? null : '')
    else if (item && item.kind !== 'group' && item.end?.to)
      editor.moment.set({ current: item.end.to, focusCanvas: editor.moment.read().focusCanvas + 1 })
    else if (item && item.children.length > 0) rows.toggle(key)
  }
}
