import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import type { StepNode } from '#client/canvas/flowModel.ts'
import { StepCard } from '#client/canvas/StepCard.tsx'
import { join } from '#client/ui/join.ts'
import { SignBadge } from './ChangeList.tsx'
import type { Marked } from './comparedDrawing.ts'
import styles from './StillCanvas.module.css'

/** A step's card with what became of it: a frame of its own and a flag with sign and word. */
export const MarkedCard = memo(function MarkedCard(props: NodeProps<StepNode>) {
  const { change } = props.data as unknown as Partial<Marked>
  if (!change) return <StepCard {...props} />
  return (
    <div className={join(styles.marked, styles[change])} data-change={change}>
      <StepCard {...props} />
      <span className={styles.flag}>
        <SignBadge sign={change} />
      </span>
    </div>
  )
})
