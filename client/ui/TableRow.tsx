import { type KeyboardEvent, memo, type ReactNode, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { join } from './join.ts'
import { RowCheckbox } from './RowCheckbox.tsx'
import styles from './Table.module.css'
import type { Column } from './Table.tsx'

export interface TableRowProps<Row> {
  row: Row
  index: number
  /** Where it stands, in px from the top; null where rows flow by themselves. */
  start: number | null
  columns: readonly Column<Row>[]
  template: string
  /** Shown instead of columns. */
  card: ((row: Row) => ReactNode) | undefined
  label: string | undefined
  link: string | undefined
  opens: boolean
  /** undefined where nothing can be chosen. */
  isSelected: boolean | undefined
  isCurrent: boolean
  isTabStop: boolean
  hasCheckbox: boolean
  measure: Ref<HTMLDivElement> | undefined
  onKeyDown: (event: KeyboardEvent, index: number) => void
  onFocus: (index: number) => void
  onOpen: (index: number, newTab: boolean) => void
  onChoose: (index: number) => void
}

function Row<Data>(props: TableRowProps<Data>) {
  const { row, index, start, link, isSelected, isCurrent, card, columns } = props
  const { t } = useTranslation('ui')
  return (
    // biome-ignore lint/a11y/useSemanticElements: see Table
    <div
      ref={props.measure}
      data-index={index}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      tabIndex={props.isTabStop ? 0 : -1}
      className={join(
        styles.row,
        styles.item,
        start !== null && styles.placed,
        props.opens && styles.opens,
        (isSelected || isCurrent) && styles.selected,
      )}
      style={{ gridTemplateColumns: props.template, transform: start === null ? undefined : `translateY(${start}px)` }}
      onKeyDown={(event) => event.target === event.currentTarget && props.onKeyDown(event, index)}
      onFocus={() => props.onFocus(index)}
      onClick={(event) => {
        const target = event.target as HTMLElement
        if (!props.opens || target.closest('a, button, label, input') || window.getSelection()?.toString()) return
        props.onOpen(index, event.metaKey || event.ctrlKey)
      }}
    >
      {props.hasCheckbox && (
        // biome-ignore lint/a11y/useSemanticElements: see Table
        // biome-ignore lint/a11y/useFocusableInteractive: the row takes the focus
        <span role="gridcell">
          <RowCheckbox
            label={t('table.select', { name: props.label ?? String(index + 1) })}
            isSelected={isSelected === true}
            onChange={() => props.onChoose(index)}
          />
        </span>
      )}
      {card ? (
        // biome-ignore lint/a11y/useSemanticElements: see Table
        // biome-ignore lint/a11y/useFocusableInteractive: the row takes the focus
        <span role="gridcell" className={styles.card}>
          {link && <Link to={link} tabIndex={-1} className={styles.cover} aria-label={props.label} />}
          {card(row)}
        </span>
      ) : (
        columns.map((column, position) => (
          // biome-ignore lint/a11y/useSemanticElements: see Table
          // biome-ignore lint/a11y/useFocusableInteractive: the row takes the focus
          <span
            key={column.id}
            role="gridcell"
            className={join(styles.cell, column.align === 'end' && styles.end, column.wraps && styles.wrap)}
          >
            {position === 0 && link ? (
              <Link to={link} tabIndex={-1} className={styles.link}>
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
}

/** One row of a Table. Drawn again only when something of its own changes. */
export const TableRow = memo(Row) as typeof Row
