import type { KeyboardEvent } from 'react'
import { join } from './join.ts'
import { Skeleton } from './Skeleton.tsx'
import styles from './Table.module.css'

interface TableGapProps {
  index: number
  start: number
  isTabStop: boolean
  onKeyDown: (event: KeyboardEvent, index: number) => void
}

/** A row that is not loaded yet. It can be walked over. */
export function TableGap({ index, start, isTabStop, onKeyDown }: TableGapProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see Table
    <div
      data-index={index}
      role="row"
      aria-rowindex={index + 2}
      aria-busy="true"
      tabIndex={isTabStop ? 0 : -1}
      className={join(styles.row, styles.item, styles.placed)}
      style={{ gridTemplateColumns: 'minmax(0, 1fr)', transform: `translateY(${start}px)` }}
      onKeyDown={(event) => onKeyDown(event, index)}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: see Table */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the row takes the focus */}
      <span role="gridcell">
        <Skeleton width={`${40 + ((index * 17) % 40)}%`} />
      </span>
    </div>
  )
}
