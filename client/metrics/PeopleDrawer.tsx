import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, client, type Outputs, refusalMessage } from '#client/api.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { useNow, useWorkspace } from '#client/shell/workspace.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Drawer } from '#client/ui/Drawer.tsx'
import { type Column, Table } from '#client/ui/Table.tsx'
import type { Measure } from './MetricsStore.ts'
import styles from './PeopleDrawer.module.css'

type Person = Outputs['metrics']['people']['rows'][number]

/** Which number was pressed. */
export interface PeopleQuestion {
  readonly nodeId: string
  readonly measure: Measure
  readonly outlet?: string | undefined
  /** The step in words, and the outlet where it has several. */
  readonly name: string
}

export interface PeopleDrawerProps {
  programId: number
  question: PeopleQuestion
  /** The number that was pressed, as it stands now. */
  total: number | undefined
  outcomeText: (outcome: string) => string
  onClose: () => void
}

/** The people behind a number, however many. A row leads to the person. */
export function PeopleDrawer({ programId, question, total, outcomeText, onClose }: PeopleDrawerProps) {
  const { t } = useTranslation('editor')
  const format = useFormat()
  const now = useNow()
  const { id: workspaceId } = useWorkspace()
  const { nodeId, measure, outlet } = question
  const input = { workspaceId, programId, nodeId, measure, ...(outlet === undefined ? {} : { outlet }), limit: 100 }
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: [...api.metrics.people.queryKey(input), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      client.metrics.people.query({ ...input, ...(pageParam === null ? {} : { cursor: pageParam }) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    staleTime: 0,
  })
  const rows = data?.pages.flatMap((page) => page.rows)
  const moment = (at: string | null) => (at === null ? '' : format.dateTime(at))

  const columns: Column<Person>[] = [
    {
      id: 'name',
      label: t('people.name'),
      width: 'minmax(160px, 2fr)',
      cell: ({ name, email }) => (
        <span className={styles.person}>
          <span>{name || email}</span>
          {name && <span className={styles.email}>{email}</span>}
        </span>
      ),
    },
    {
      id: 'company',
      label: t('people.company'),
      width: 'minmax(120px, 1.3fr)',
      hideBelow: 620,
      cell: (row) => row.company,
    },
    { id: 'score', label: t('people.score'), width: '72px', align: 'end', cell: (row) => format.number(row.score) },
    { id: 'arrived', label: t('people.arrived'), width: '140px', hideBelow: 480, cell: (row) => moment(row.arrivedAt) },
    lastColumn(),
  ]

  function lastColumn(): Column<Person> {
    const width = '150px'
    if (measure === 'waiting') {
      return {
        id: 'due',
        label: t('people.due'),
        width,
        cell: ({ dueAt }) => (dueAt ? <span title={moment(dueAt)}>{format.relative(dueAt, now)}</span> : ''),
      }
    }
    if (measure === 'failed') {
      return {
        id: 'why',
        label: t('people.why'),
        width: 'minmax(150px, 2fr)',
        wraps: true,
        cell: (row) => outcomeText(row.outcome ?? ''),
      }
    }
    return { id: 'left', label: t('people.left'), width, cell: ({ at }) => moment(at) || t('people.here') }
  }

  const title = `${t(`measure.${measure}`)}: ${question.name}`
  return (
    <Drawer title={title} size="wide" isOpen onOpenChange={(open) => !open && onClose()}>
      <div className={styles.drawer}>
        <p className={styles.about}>
          {total !== undefined && <strong>{t('people.count', { count: total, number: format.number(total) })}</strong>}
          <span>{t(`measure.about.${measure}`)}</span>
        </p>
        <Table<Person>
          label={title}
          columns={columns}
          rows={rows}
          rowKey={({ enrollmentId }) => enrollmentId}
          rowLabel={({ name, email }) => name || email}
          rowLink={({ prospectId }) => `/w/${workspaceId}/prospects/${prospectId}`}
          total={total}
          fill
          hasMore={hasNextPage}
          onEndReached={() => {
            if (!isFetchingNextPage) void fetchNextPage()
          }}
          card={({ name, email, company, dueAt, at }) => (
            <span className={styles.person}>
              <span>{name || email}</span>
              <span className={styles.email}>
                {[company, measure === 'waiting' && dueAt ? format.relative(dueAt, now) : moment(at)]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
          )}
          cardBelow={420}
          empty={<p className={styles.none}>{t('people.none')}</p>}
          error={error ? <Banner tone="error">{refusalMessage(error)}</Banner> : undefined}
        />
      </div>
    </Drawer>
  )
}
