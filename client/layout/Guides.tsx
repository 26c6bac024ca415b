import { ViewportPortal } from '@xyflow/react'
import { memo } from 'react'
import { useStore } from '#client/editor/Store.ts'
import styles from './Guides.module.css'
import { guideStore } from './guides.ts'

/** Lines that show what the dragged card is in line with. */
export const Guides = memo(function Guides() {
  const lines = useStore(guideStore, (state) => state.lines)
  if (lines.length === 0) return null
  return (
    <ViewportPortal>
      {lines.map(({ axis, at, from, to }) => (
        <div
          key={`${axis} ${at}`}
          className={styles.guide}
          data-guide={axis}
          style={
            axis === 'x'
              ? { transform: `translate(${at}px, ${from}px)`, height: to - from }
              : { transform: `translate(${from}px, ${at}px)`, width: to - from }
          }
        />
      ))}
    </ViewportPortal>
  )
})
