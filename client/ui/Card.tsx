import { type ReactNode, useId } from 'react'
import styles from './Card.module.css'
import { join } from './join.ts'

export interface CardProps {
  title: string
  about?: ReactNode
  actions?: ReactNode
  /** Lets the content reach the card's edges. */
  flush?: boolean
  children: ReactNode
}

/** A titled part of a page. */
export function Card({ title, about, actions, flush, children }: CardProps) {
  const id = useId()
  return (
    <section className={styles.card} aria-labelledby={id}>
      <header className={styles.head}>
        <h2 id={id}>{title}</h2>
        {actions}
        {about && <p className={styles.about}>{about}</p>}
      </header>
      <div className={join(flush ? styles.flush : styles.body)}>{children}</div>
    </section>
  )
}
