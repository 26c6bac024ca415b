import type { ReactNode } from 'react'
import styles from './Badge.module.css'
import { join } from './join.ts'

export type Tone = 'neutral' | 'ok' | 'warn' | 'error' | 'accent' | 'sales'

/** A word of state. Give `icon` wherever the tone means something: colour alone says nothing to many. */
export function Badge({ tone = 'neutral', icon, children }: { tone?: Tone; icon?: ReactNode; children: ReactNode }) {
  return (
    <span className={join(styles.badge, styles[tone])}>
      {icon}
      {children}
    </span>
  )
}
