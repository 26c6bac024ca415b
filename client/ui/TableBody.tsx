import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import styles from './Table.module.css'
import type { Column, RowKey, TableProps } from './Table.tsx'
import { TableGap } from './TableGap.tsx'
import { TableRow } from './TableRow.tsx'
import { useSteady } from './useSteady.ts'

interface TableBodyProps<Row> extends TableProps<Row> {
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  asCards: boolean
  template: string
  scroll: RefObject<HTMLDivElement | null>
}

/** Heights of a row before it is measured, in px. */
const estimates = { row: 48, card: 84 }

/** The rows of a Table. One of them is in the tab order at a time; the arrow keys choose which. */
export function TableBody<Row>(props: TableBodyProps<Row>) {
  const { rows, rowKey, rowLink, rowLabel, fill, scroll, asCards, selection, onSelect, hasMore, onEndReached } = props
  const { t } = useTranslation('ui')
  const navigate = useNavigate()
  const [active, setActive] = useState(0)
  const wantsFocus = useRef(false)
  const anchor = useRef(0)
  const body = useRef<HTMLDivElement>(null)
  const current = Math.min(active, rows.length - 1)

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => (asCards ? estimates.card : estimates.row),
    getItemKey: (index) => {
      const row = rows[index]
      return row === undefined ? index : rowKey(row)
    },
    overscan: 8,
    enabled: fill === true,
    // The row that has the focus stays drawn, wherever one scrolls.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), current])].sort((a, b) => a - b),
  })
  const items = fill ? virtual.getVirtualItems() : rows.map((_, index) => ({ index, start: 0 }))
  const last = items.at(-1)?.index ?? 0
  // The drawn ones include the row with the focus, wherever that is.
  const { startIndex, endIndex } = virtual.range ?? { startIndex: 0, endIndex: 0 }
  const { onRange } = props
  useEffect(() => onRange?.(startIndex, endIndex), [onRange, startIndex, endIndex])

  const isNearEnd = !fill || last >= rows.length - 30

  useEffect(() => {
    if (hasMore && isNearEnd && last >= 0) onEndReached?.()
  }, [hasMore, isNearEnd, last, onEndReached])

  useEffect(() => {
    if (!wantsFocus.current) return
    wantsFocus.current = false
    body.current?.querySelector<HTMLElement>(`[data-index="${current}"]`)?.focus({ preventScroll: fill })
  })

  const onOpen = useSteady((index: number, newTab: boolean) => {
    const row = rows[index]
    if (row === undefined) return
    const link = rowLink?.(row)
    if (link && newTab) window.open(link, '_blank', 'noopener')
    else if (link) navigate(link)
    else props.onOpen?.(row)
  })

  const onChoose = useSteady((index: number, range = false) => {
    const row = rows[index]
    if (!selection || !onSelect || row === undefined) return
    const next = new Set<RowKey>(selection)
    const isChosen = !next.has(rowKey(row))
    const [from, to] = range ? [Math.min(anchor.current, index), Math.max(anchor.current, index)] : [index, index]
    for (const one of rows.slice(from, to + 1)) isChosen ? next.add(rowKey(one)) : next.delete(rowKey(one))
    anchor.current = index
    onSelect(next)
  })

  const onKeyDown = useSteady((event: KeyboardEvent, index: number) => {
    const steps: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + 10,
      PageUp: index - 10,
      Home: 0,
      End: rows.length - 1,
    }
    const target = steps[event.key]
    if (target !== undefined) {
      const next = Math.max(0, Math.min(rows.length - 1, target))
      wantsFocus.current = true
      setActive(next)
      if (fill) virtual.scrollToIndex(next, { align: 'auto' })
    } else if (event.key === 'Enter') onOpen(index, event.metaKey || event.ctrlKey)
    else if (event.key === ' ' && selection) onChoose(index, event.shiftKey)
    else return
    event.preventDefault()
  })

  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: see Table */}
      <div
        ref={body}
        className={styles.body}
        role="rowgroup"
        style={fill ? { height: virtual.getTotalSize() } : undefined}
      >
        {items.map(({ index, start }) => {
          const row = rows[index]
          if (row === undefined)
            return (
              <TableGap key={index} index={index} start={start} isTabStop={index === current} onKeyDown={onKeyDown} />
            )
          const key = rowKey(row)
          return (
            <TableRow
              key={key}
              row={row}
              index={index}
              start={fill ? start : null}
              columns={props.columns}
              template={props.template}
              card={asCards ? props.card : undefined}
              label={rowLabel?.(row)}
              link={rowLink?.(row)}
              opens={rowLink !== undefined || props.onOpen !== undefined}
              isSelected={
                selection ? selection.has(key) : props.current === undefined ? undefined : props.current === key
              }
              isCurrent={props.current === key}
              isTabStop={index === current}
              hasCheckbox={selection !== undefined}
              measure={fill ? virtual.measureElement : undefined}
              onKeyDown={onKeyDown}
              onFocus={setActive}
              onOpen={onOpen}
              onChoose={onChoose}
            />
          )
        })}
      </div>
      {hasMore && <p className={styles.more}>{t('loading')}</p>}
    </>
  )
}
