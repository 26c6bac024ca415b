import { VisuallyHidden } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import styles from './Skeleton.module.css'

/** The place of something that is on its way. Sizes are CSS lengths. */
export function Skeleton({ width = '100%', height = '14px' }: { width?: string; height?: string }) {
  return <span className={styles.skeleton} style={{ width, height }} aria-hidden="true" />
}

const widths = ['72%', '94%', '58%', '83%', '66%', '90%']

/** Several lines on their way, said once to screen readers. */
export function SkeletonLines({ count = 4, height = '14px' }: { count?: number; height?: string }) {
  const { t } = useTranslation('ui')
  return (
    <div className={styles.stack}>
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      {Array.from({ length: count }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no other identity
        <Skeleton key={line} width={widths[line % widths.length] ?? '100%'} height={height} />
      ))}
    </div>
  )
}
