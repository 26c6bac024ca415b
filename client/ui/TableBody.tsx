import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { Checkbox } from './Checkbox.tsx'
import { join } from './join.ts'
import styles from './Table.module.css'
import type { Column, RowKey, TableProps } from './Table.tsx'

interface TableBodyProps<Row> extends TableProps<Row> {
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  asCards: boolean
  template: string
  scroll: RefObject<HTMLDivElement | null>
}

/** The rows of a Table. One of them is in the tab order at a time; the arrow keys choose which. */
export function TableBody<Row>(props: TableBodyProps<Row>) {
  const { rows, rowKey, fill, scroll, asCards, selection, onSelect, hasMore, onEndReached } = props
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
    estimateSize: () => (asCards ? 84 : 49),
    getItemKey: (index) => {
      const row = rows[index]
      return row === undefined ? index : rowKey(row)
    },
    overscan: 10,
    enabled: fill === true,
    // The row that has the focus stays drawn, wherever one scrolls.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), current])].sort((a, b) => a - b),
  })
  const items = fill ? virtual.getVirtualItems() : rows.map((_, index) => ({ index, start: 0 }))
  const last = items.at(-1)?.index ?? 0
  const atEnd = fill ? items.some((item) => item.index >= rows.length - 20) : true

  useEffect(() => {
    if (hasMore && atEnd && last >= 0) onEndReached?.()
  }, [hasMore, atEnd, last, onEndReached])

  useEffect(() => {
    if (!wantsFocus.current) return
    wantsFocus.current = false
    body.current?.querySelector<HTMLElement>(`[data-index="${current}"]`)?.focus({ preventScroll: !fill })
  })

  function goTo(index: number) {
    const next = Math.max(0, Math.min(rows.length - 1, index))
    wantsFocus.current = true
    setActive(next)
    if (fill) virtual.scrollToIndex(next, { align: 'auto' })
  }

  function open(row: Row, newTab: boolean) {
    const link = props.rowLink?.(row)
    if (link && newTab) window.open(link, '_blank', 'noopener')
    else if (link) navigate(link)
    else props.onOpen?.(row)
  }

  function choose(index: number, range: boolean) {
    if (!selection || !onSelect) return
    const next = new Set<RowKey>(selection)
    const row = rows[index]
    if (row === undefined) return
    const chosen = !next.has(rowKey(row))
    const [from, to] = range ? [Math.min(anchor.current, index), Math.max(anchor.current, index)] : [index, index]
    for (const one of rows.slice(from, to + 1)) chosen ? next.add(rowKey(one)) : next.delete(rowKey(one))
    anchor.current = index
    onSelect(next)
  }

  function onKeyDown(event: KeyboardEvent, row: Row, index: number) {
    if (event.target !== event.currentTarget) return
    const steps: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + 10,
      PageUp: index - 10,
      Home: 0,
      End: rows.length - 1,
    }
    const target = steps[event.key]
    if (target !== undefined) goTo(target)
    else if (event.key === 'Enter') open(row, event.metaKey || event.ctrlKey)
    else if (event.key === ' ' && selection) choose(index, event.shiftKey)
    else return
    event.preventDefault()
  }

  function onClick(event: MouseEvent, row: Row) {
    const target = event.target as HTMLElement
    if (target.closest('a, button, label, input') || window.getSelection()?.toString()) return
    open(row, event.metaKey || event.ctrlKey)
  }

  const opens = props.rowLink !== undefined || props.onOpen !== undefined
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
          if (row === undefined) return null
          const key = rowKey(row)
          const isSelected = selection?.has(key) || props.current === key
          return (
            // biome-ignore lint/a11y/useSemanticElements: see Table
            <div
              key={key}
              ref={fill ? virtual.measureElement : undefined}
              data-index={index}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={selection || props.current !== undefined ? isSelected === true : undefined}
              tabIndex={index === current ? 0 : -1}
              className={join(
                styles.row,
                styles.item,
                fill && styles.placed,
                opens && styles.opens,
                isSelected && styles.selected,
              )}
              style={{ gridTemplateColumns: props.template, transform: fill ? `translateY(${start}px)` : undefined }}
              onKeyDown={(event) => onKeyDown(event, row, index)}
              onFocus={() => setActive(index)}
              onClick={opens ? (event) => onClick(event, row) : undefined}
            >
              {selection && (
                // biome-ignore lint/a11y/useSemanticElements: see Table
                // biome-ignore lint/a11y/useFocusableInteractive: the row takes the focus
                <span role="gridcell">
                  <Checkbox
                    label={t('table.select', { name: props.rowLabel?.(row) ?? String(key) })}
                    hideLabel
                    excludeFromTabOrder
                    isSelected={selection.has(key)}
                    onChange={() => choose(index, false)}
                  />
                </span>
              )}
              {asCards ? (
                // biome-ignore lint/a11y/useSemanticElements: see Table
                // biome-ignore lint/a11y/useFocusableInteractive: the row takes the focus
                <span role="gridcell" className={styles.card}>
                  {props.rowLink && (
                    <Link
                      to={props.rowLink(row)}
                      tabIndex={-1}
                      className={styles.cover}
                      aria-label={props.rowLabel?.(row)}
                    />
                  )}
                  {props.card?.(row)}
                </span>
              ) : (
                props.columns.map((column, position) => (
                  // biome-ignore lint/a11y/useSemanticElements: see Table
                  // biome-ignore lint/a11y/useFocusableInteractive: the row takes the focus
                  <span
                    key={column.id}
                    role="gridcell"
                    className={join(styles.cell, column.align === 'end' && styles.end, column.wraps && styles.wrap)}
                  >
                    {position === 0 && props.rowLink ? (
                      <Link to={props.rowLink(row)} tabIndex={-1} className={styles.link}>
                        {column.cell(row)}
                      </Link>
                    ) : (
                      column.cell(row)
                    )}
                  </span>
                ))
              )}
            </div>
          )
        })}
      </div>
      {hasMore && <p className={styles.more}>{t('loading')}</p>}
    </>
  )
}
