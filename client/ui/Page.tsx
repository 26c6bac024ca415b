import type { ReactNode } from 'react'
import { join } from './join.ts'
import styles from './Page.module.css'

/** The padding and rhythm of a page. `fill` takes exactly the window's height, for a table that scrolls inside. */
export function Page({ width, fill, children }: { width?: 'narrow'; fill?: boolean; children: ReactNode }) {
  return <div className={join(styles.page, width === 'narrow' && styles.narrow, fill && styles.fill)}>{children}</div>
}
