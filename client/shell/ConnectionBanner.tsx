import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient } from '#client/api.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { reportReachable, useReachable } from './connection.ts'
import styles from './Root.module.css'

/** Says that the server cannot be reached, asks it again every few seconds, and brings the page up to date when it
 *  answers. */
export function ConnectionBanner() {
  const reachable = useReachable()
  const { t } = useTranslation('ui')
  useEffect(() => {
    if (reachable) return
    const timer = setInterval(async () => {
      const answer = await fetch('/healthz', { cache: 'no-store' }).catch(() => null)
      if (!answer?.ok) return
      reportReachable()
      void queryClient.invalidateQueries()
    }, 3000)
    return () => clearInterval(timer)
  }, [reachable])
  if (reachable) return null
  return (
    <div className={styles.connection}>
      <Banner tone="error">{t('error.network')}</Banner>
    </div>
  )
}
