import { ArrowDown, ArrowUp } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Checkbox } from './Checkbox.tsx'
import { join } from './join.ts'
import { Skeleton } from './Skeleton.tsx'
import styles from './Table.module.css'
import { TableBody } from './TableBody.tsx'
import { useWidth } from './useWidth.ts'

export interface Column<Row> {
  id: string
  label: string
  /** Keeps the label for screen readers alone. */
  hideLabel?: boolean
  /** A grid track: `minmax(160px, 2fr)`, `96px`. */
  width: string
  align?: 'end'
  sortable?: boolean
  /** Hidden while the table is narrower than this, in px. */
  hideBelow?: number
  /** Lets long content go on in a second line. */
  wraps?: boolean
  cell: (row: Row) => ReactNode
}

export interface Sort {
  column: string
  direction: 'asc' | 'desc'
}

export type RowKey = string | number

export interface TableProps<Row> {
  /** What the rows are, read aloud. */
  label: string
  columns: readonly Column<Row>[]
  /** undefined while the first rows are on their way. May have holes, for rows that are not loaded: see `onRange`. */
  rows: readonly Row[] | undefined
  rowKey: (row: Row) => RowKey
  /** Said when a row's checkbox is reached. */
  rowLabel?: (row: Row) => string
  /** Where a row leads: the first column becomes a link, and Enter or a press anywhere on the row follows it. */
  rowLink?: (row: Row) => string
  /** Instead of `rowLink`, for what opens beside the table. */
  onOpen?: (row: Row) => void
  /** One row that is shown beside the table now. */
  current?: RowKey | undefined
  sort?: Sort
  onSort?: (sort: Sort) => void
  selection?: ReadonlySet<RowKey>
  onSelect?: (selection: ReadonlySet<RowKey>) => void
  /** How many rows there are in all, when it is known. */
  total?: number | undefined
  hasMore?: boolean
  /** Called when the last rows come near, as often as they do. */
  onEndReached?: () => void
  /** With `fill`: which rows are seen, from the first to the last, so that the holes among them can be filled. */
  onRange?: (first: number, last: number) => void
  /** Takes the height that is left and scrolls inside; only what is seen is drawn. */
  fill?: boolean
  /** A row on a narrow screen, instead of columns. */
  card?: (row: Row) => ReactNode
  /** Under which width, in px, cards are shown. */
  cardBelow?: number
  empty: ReactNode
  /** What went wrong, in place of rows. */
  error?: ReactNode
}

/** Rows in columns: sorted by their heads, walked with the arrow keys, opened with Enter, chosen with Space (Shift for
 *  a range). With `fill` it carries a hundred thousand rows, since it draws only what is seen. */
export function Table<Row>(props: TableProps<Row>) {
  const { label, rows, selection, onSelect, rowKey, error, empty, fill, total, card, cardBelow = 640 } = props
  const { t } = useTranslation('ui')
  const scroll = useRef<HTMLDivElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const asCards = card !== undefined && width > 0 && width < cardBelow
  const columns = asCards ? [] : props.columns.filter((column) => (column.hideBelow ?? 0) <= width || width === 0)
  const template = `${selection ? '24px ' : ''}${asCards ? 'minmax(0, 1fr)' : columns.map((c) => c.width).join(' ')}`
  const isEmpty = rows?.length === 0 && !error
  // Asked first: going through a hundred thousand rows takes longer than drawing those that are seen.
  const isAllOf = (count: number) => (selection?.size ?? 0) >= count
  const allChosen =
    rows !== undefined && rows.length > 0 && isAllOf(rows.length) && rows.every((row) => selection?.has(rowKey(row)))

  return (
    <div ref={frame} className={join(styles.frame, fill && styles.fill)}>
      {/* biome-ignore lint/a11y/useSemanticElements: rows are placed by the virtualiser, which a table element forbids */}
      <div
        ref={scroll}
        className={styles.scroll}
        role="grid"
        aria-label={label}
        aria-rowcount={rows === undefined ? undefined : (total ?? (props.hasMore ? -1 : rows.length)) + 1}
        aria-multiselectable={selection ? true : undefined}
        aria-busy={rows === undefined && !error}
      >
        {!isEmpty && !(asCards && !selection) && (
          // biome-ignore lint/a11y/useSemanticElements: see above
          // biome-ignore lint/a11y/useFocusableInteractive: its buttons take the focus
          <div
            className={join(styles.row, styles.head)}
            role="row"
            aria-rowindex={1}
            style={{ gridTemplateColumns: template }}
          >
            {selection && (
              // biome-ignore lint/a11y/useSemanticElements: see above
              // biome-ignore lint/a11y/useFocusableInteractive: its checkbox takes the focus
              <span role="columnheader">
                <Checkbox
                  label={t('table.selectAll')}
                  hideLabel
                  isSelected={allChosen}
                  isIndeterminate={!allChosen && (selection?.size ?? 0) > 0}
                  isDisabled={!rows?.length}
                  onChange={(all) => onSelect?.(new Set(all ? rows?.map(rowKey) : []))}
                />
              </span>
            )}
            {asCards && <span>{t('table.selectAll')}</span>}
            {columns.map((column) => (
              <HeadCell key={column.id} column={column} sort={props.sort} onSort={props.onSort} />
            ))}
          </div>
        )}
        {rows === undefined && !error && <LoadingRows template={template} columns={Math.max(1, columns.length)} />}
        {error && <div className={styles.note}>{error}</div>}
        {isEmpty && empty}
        {rows !== undefined && rows.length > 0 && !error && (
          <TableBody {...props} rows={rows} columns={columns} asCards={asCards} template={template} scroll={scroll} />
        )}
      </div>
    </div>
  )
}

function HeadCell<Row>(props: {
  column: Column<Row>
  sort?: Sort | undefined
  onSort?: ((sort: Sort) => void) | undefined
}) {
  const { column, sort, onSort } = props
  const active = sort?.column === column.id
  const Arrow = active && sort.direction === 'desc' ? ArrowDown : ArrowUp
  return (
    // biome-ignore lint/a11y/useSemanticElements: see Table
    // biome-ignore lint/a11y/useFocusableInteractive: its button takes the focus
    <span
      role="columnheader"
      aria-sort={active ? (sort.direction === 'asc' ? 'ascending' : 'descending') : undefined}
      className={join(styles.cell, column.align === 'end' && styles.end)}
    >
      {column.sortable ? (
        <button
          type="button"
          className={styles.sort}
          onClick={() =>
            onSort?.({ column: column.id, direction: active && sort.direction === 'asc' ? 'desc' : 'asc' })
          }
        >
          {column.label}
          <Arrow size={14} aria-hidden="true" className={active ? undefined : styles.idle} />
        </button>
      ) : (
        <span className={column.hideLabel ? 'visually-hidden' : undefined}>{column.label}</span>
      )}
    </span>
  )
}

const loading = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

function LoadingRows({ template, columns }: { template: string; columns: number }) {
  const tracks = template.startsWith('24px') ? columns + 1 : columns
  return loading.map((name, row) => (
    <div
      key={name}
      className={join(styles.row, styles.item)}
      style={{ gridTemplateColumns: template }}
      aria-hidden="true"
    >
      {Array.from({ length: tracks }, (_, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars have no other identity
        <Skeleton key={column} width={`${55 + ((row * 17 + column * 29) % 40)}%`} />
      ))}
    </div>
  ))
}
