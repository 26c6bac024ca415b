import { useTranslation } from 'react-i18next'
import type { Outputs } from '#client/api.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { useNow } from '#client/shell/workspace.ts'
import type { Column } from '#client/ui/Table.tsx'
import styles from './ProspectsPage.module.css'
import { personName } from './personName.ts'
import { StageBadge } from './StageBadge.tsx'

export type ProspectRow = Outputs['prospects']['list']['rows'][number]

/** The columns of the list of people, the less needed ones hidden first. */
export function useProspectColumns(): Column<ProspectRow>[] {
  const { t } = useTranslation('prospects')
  const format = useFormat()
  const now = useNow()
  return [
    {
      id: 'name',
      label: t('column.name'),
      width: 'minmax(180px, 2fr)',
      sortable: true,
      cell: (row) => (
        <span className={styles.who}>
          <span className={styles.ellipsis}>{personName(row)}</span>
          {(row.firstName || row.lastName) && <span className={styles.email}>{row.email}</span>}
        </span>
      ),
    },
    {
      id: 'company',
      label: t('column.company'),
      width: 'minmax(120px, 1.4fr)',
      sortable: true,
      cell: (row) => row.company,
    },
    {
      id: 'jobTitle',
      label: t('column.jobTitle'),
      width: 'minmax(120px, 1.2fr)',
      hideBelow: 1080,
      cell: (row) => row.jobTitle,
    },
    {
      id: 'score',
      label: t('column.score'),
      width: '80px',
      align: 'end',
      sortable: true,
      cell: (row) => format.number(row.score),
    },
    { id: 'stage', label: t('column.stage'), width: '170px', cell: (row) => <StageBadge stage={row.stage} /> },
    {
      id: 'owner',
      label: t('column.owner'),
      width: 'minmax(110px, 1fr)',
      hideBelow: 940,
      cell: (row) => row.owner?.name ?? '',
    },
    {
      id: 'created',
      label: t('column.created'),
      width: '92px',
      sortable: true,
      hideBelow: 820,
      cell: (row) => (
        <time dateTime={row.createdAt} title={format.dateTime(row.createdAt)}>
          {format.brief(row.createdAt, now)}
        </time>
      ),
    },
  ]
}
