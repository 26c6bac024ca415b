import { useTranslation } from 'react-i18next'
import styles from './ProspectsPage.module.css'
import { personName } from './personName.ts'
import { StageBadge } from './StageBadge.tsx'
import type { ProspectRow } from './useProspectColumns.tsx'

/** A person in the list of a narrow screen. */
export function ProspectCard({ row }: { row: ProspectRow }) {
  const { t } = useTranslation('prospects')
  return (
    <span className={styles.card}>
      <span className={styles.who}>
        <strong className={styles.ellipsis}>{personName(row)}</strong>
        <span className={styles.email}>{[row.company, row.jobTitle].filter(Boolean).join(' · ') || row.email}</span>
      </span>
      <span className={styles.cardEnd}>
        <StageBadge stage={row.stage} />
        <span className={styles.email}>
          {t('column.score')} {row.score}
        </span>
      </span>
    </span>
  )
}
