import { ProgressBar as AriaProgressBar, Label } from 'react-aria-components'
import styles from './ProgressBar.module.css'

export interface ProgressBarProps {
  label: string
  /** From 0 to 1. */
  share: number
  /** What stands at the right; the percentage when left out. */
  valueLabel?: string
}

/** How much of a known amount is done. */
export function ProgressBar({ label, share, valueLabel }: ProgressBarProps) {
  return (
    <AriaProgressBar value={Math.min(1, Math.max(0, share)) * 100} valueLabel={valueLabel} className={styles.progress}>
      {({ percentage, valueText }) => (
        <>
          <span className={styles.words}>
            <Label>{label}</Label>
            <span className={styles.value}>{valueText}</span>
          </span>
          <span className={styles.track}>
            <span className={styles.fill} style={{ display: 'block', width: `${percentage ?? 0}%` }} />
          </span>
        </>
      )}
    </AriaProgressBar>
  )
}
