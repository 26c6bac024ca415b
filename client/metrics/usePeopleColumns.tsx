import { Route } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useKindWords } from '#client/editor/catalog.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { useNow } from '#client/shell/workspace.ts'
import { IconButton } from '#client/ui/IconButton.tsx'
import type { Column } from '#client/ui/Table.tsx'
import type { Node } from '#engine/nodes/registry.ts'
import type { PeopleMeasure } from './definition.ts'
import styles from './PeopleDrawer.module.css'
import type { PersonAtStep } from './usePeopleRows.ts'
import { type WhySpeaker, whyHere } from './whyHere.ts'

export const keyOfPerson = ({ enrollmentId, visit }: PersonAtStep): string => `${enrollmentId} ${visit}`

interface ColumnsOf {
  measure: PeopleMeasure
  node: Node | undefined
  isPaused: boolean
  onPath?: ((enrollmentId: number) => void) | undefined
}

/** What is told of everybody behind a number. */
export function usePeopleColumns({ measure, node, isPaused, onPath }: ColumnsOf): Column<PersonAtStep>[] {
  const { t } = useTranslation('people')
  const format = useFormat()
  const speaker = useWhySpeaker(isPaused)
  const brief = (at: string | null) =>
    at ? <span title={format.dateTime(at)}>{format.brief(at, speaker.now)}</span> : ''
  const columns: Column<PersonAtStep>[] = [
    { id: 'name', label: t('column.name'), width: 'minmax(140px, 1.6fr)', cell: (person) => <Name person={person} /> },
    {
      id: 'company',
      label: t('column.company'),
      width: 'minmax(90px, 1fr)',
      hideBelow: 640,
      cell: ({ company, owner }) => (
        <span className={styles.person} title={[company, owner].filter(Boolean).join(' · ')}>
          <span className={styles.name}>{company}</span>
          {owner && <span className={styles.email}>{owner}</span>}
        </span>
      ),
    },
    {
      id: 'score',
      label: t('column.score'),
      width: '48px',
      align: 'end',
      hideBelow: 560,
      cell: (row) => format.number(row.score),
    },
    { id: 'since', label: t('column.since'), width: '80px', hideBelow: 620, cell: (row) => brief(row.arrivedAt) },
    {
      id: 'why',
      label: t('column.why'),
      width: 'minmax(150px, 2.2fr)',
      wraps: true,
      cell: (person) => <span className={styles.why}>{whyHere(person, node, speaker)}</span>,
    },
    {
      id: 'active',
      label: t('column.active'),
      width: '92px',
      hideBelow: measure === 'waiting' ? 960 : 790,
      cell: (row) => brief(row.lastActiveAt),
    },
  ]
  if (measure === 'waiting')
    columns.splice(4, 0, {
      id: 'next',
      label: t('column.next'),
      width: '84px',
      hideBelow: 680,
      cell: ({ dueAt }) => brief(dueAt),
    })
  if (onPath)
    columns.push({
      id: 'path',
      label: t('column.path'),
      hideLabel: true,
      width: '32px',
      cell: ({ enrollmentId, name, email }) => (
        <IconButton
          size="small"
          label={t('path', { name: name || email || t('gone') })}
          icon={<Route size={16} aria-hidden="true" />}
          onPress={() => onPath(enrollmentId)}
        />
      ),
    })
  return columns
}

function useWhySpeaker(isPaused: boolean): WhySpeaker {
  const { t } = useTranslation('people')
  const words = useKindWords()
  const format = useFormat()
  const now = useNow()
  return { t, words, format, now, isPaused }
}

function Name({ person: { name, email } }: { person: PersonAtStep }) {
  const { t } = useTranslation('people')
  return (
    <span className={styles.person}>
      <span className={styles.name}>{name || email || t('gone')}</span>
      {name && <span className={styles.email}>{email}</span>}
    </span>
  )
}

/** A person on a narrow screen. */
export function PersonCard(props: { person: PersonAtStep; node: Node | undefined; isPaused: boolean }) {
  const { person, node, isPaused } = props
  const speaker = useWhySpeaker(isPaused)
  return (
    <span className={styles.person}>
      <Name person={person} />
      <span className={styles.email}>{[person.company, person.owner].filter(Boolean).join(' · ')}</span>
      <span className={styles.why}>{whyHere(person, node, speaker)}</span>
    </span>
  )
}
