import { ArrowLeft } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { Link } from 'react-router'
import styles from './PageHeader.module.css'

export interface PageHeaderProps {
  /** The page's only h1, and what the browser's tab says. */
  title: string
  /** A state beside the title. */
  badge?: ReactNode
  about?: ReactNode
  actions?: ReactNode
  back?: { to: string; label: string }
}

/** The top of a page. The shell moves focus to its heading after a navigation. */
export function PageHeader({ title, badge, about, actions, back }: PageHeaderProps) {
  useEffect(() => {
    document.title = `${title} · Polku`
  }, [title])
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        {back && (
          <Link to={back.to} className={styles.back}>
            <ArrowLeft size={16} aria-hidden="true" />
            {back.label}
          </Link>
        )}
        <div className={styles.line}>
          <h1 className={styles.title} tabIndex={-1} data-page-title>
            {title}
          </h1>
          {badge}
        </div>
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
      {about && <p className={styles.about}>{about}</p>}
    </header>
  )
}
