import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client, type Outputs, refusalMessage } from '#client/api.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { useWorkspace } from '#client/shell/workspace.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Card } from '#client/ui/Card.tsx'
import { type Column, Table } from '#client/ui/Table.tsx'
import { Tabs } from '#client/ui/Tabs.tsx'
import { usePages } from '#client/usePages.ts'
import styles from './Imports.module.css'

type Job = Outputs['imports']['get']
type Note = Outputs['imports']['notes']['rows'][number]

/** Every row that was not taken and why, and those that were taken with a remark. */
export function ImportReport({ job, download }: { job: Job; download: ReactNode }) {
  const { t } = useTranslation('imports')
  const format = useFormat()
  const left = job.rejected + job.duplicates
  const [tab, setTab] = useState<'rejected' | 'remarks'>(left === 0 && job.remarks > 0 ? 'remarks' : 'rejected')
  if (left === 0 && job.remarks === 0)
    return (
      <Card title={t('report.title')}>
        <p className={styles.small}>{t('report.none')}</p>
      </Card>
    )
  return (
    <Card title={t('report.title')} actions={download}>
      <Tabs
        label={t('report.title')}
        selected={tab}
        onSelect={setTab}
        tabs={[
          {
            id: 'rejected',
            label: `${t('report.rejected')} · ${format.number(left)}`,
            content: <Notes id={job.id} taken={false} />,
          },
          {
            id: 'remarks',
            label: `${t('report.remarks')} · ${format.number(job.remarks)}`,
            content: <Notes id={job.id} taken />,
          },
        ]}
      />
    </Card>
  )
}

function Notes({ id, taken }: { id: number; taken: boolean }) {
  const { t } = useTranslation('imports')
  const { id: workspaceId } = useWorkspace()
  const format = useFormat()
  const pages = usePages({
    key: [...api.imports.notes.pathKey(), 'pages', workspaceId, id, taken],
    page: (cursor, signal) => client.imports.notes.query({ workspaceId, id, taken, cursor, limit: 100 }, { signal }),
  })
  const columns: Column<Note>[] = [
    { id: 'line', label: t('report.line'), width: '70px', align: 'end', cell: (note) => format.number(note.line) },
    { id: 'why', label: t('report.why'), width: 'minmax(200px, 1fr)', wraps: true, cell: (note) => note.message },
    {
      id: 'row',
      label: t('report.row'),
      width: 'minmax(200px, 1.4fr)',
      hideBelow: 620,
      cell: (note) => <code title={note.raw}>{note.raw}</code>,
    },
  ]
  return (
    <div className={styles.notes}>
      <Table
        fill
        label={taken ? t('report.remarks') : t('report.rejected')}
        columns={columns}
        rows={pages.rows}
        rowKey={(note) => `${note.row} ${note.code}`}
        hasMore={pages.hasMore}
        onEndReached={pages.more}
        error={pages.error && <Banner tone="error">{refusalMessage(pages.error)}</Banner>}
        empty={<p className={styles.empty}>{t('report.none')}</p>}
      />
    </div>
  )
}
