import { TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './MetricsAge.module.css'
import { useHeard } from './useMetrics.ts'

/** Seconds after which numbers are said to be old. The server says at least every ten that they still hold. */
const tooOld = 30

/** How old the numbers on the page are: "updated 3 s ago". Without a connection it becomes a warning. */
export function MetricsAge() {
  const { t } = useTranslation('editor')
  const { t: n } = useTranslation('numbers')
  const heard = useHeard()
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  if (!heard) return null
  const seconds = Math.max(0, Math.round((now - heard.at.getTime()) / 1000))
  const age =
    seconds < 60 ? t('age.seconds', { count: seconds }) : t('age.minutes', { count: Math.floor(seconds / 60) })
  if (heard.isPending) return <span className={styles.age}>{n('age.pending')}</span>
  if (!heard.isLive || seconds > tooOld) {
    return (
      <span className={styles.stale}>
        <TriangleAlert size={14} aria-hidden="true" />
        {heard.isLive ? n('age.old', { age }) : t('age.stale', { age })}
      </span>
    )
  }
  return <span className={styles.age}>{t('age.updated', { age })}</span>
}
