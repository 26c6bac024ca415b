import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './Banner.module.css'
import { join } from './join.ts'

const icons = { info: Info, ok: CircleCheck, warn: TriangleAlert, error: CircleAlert } as const

export interface BannerProps {
  tone?: keyof typeof icons
  title?: string
  /** What, why, and what to do. */
  children?: ReactNode
  actions?: ReactNode
}

/** A sentence that stays where it matters. Errors are read aloud at once. */
export function Banner({ tone = 'info', title, children, actions }: BannerProps) {
  const Icon = icons[tone]
  return (
    <div className={join(styles.banner, styles[tone])} role={tone === 'error' ? 'alert' : undefined}>
      <Icon size={16} aria-hidden="true" />
      <div className={styles.words}>
        {title && <p className={styles.title}>{title}</p>}
        {children && <div>{children}</div>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}
