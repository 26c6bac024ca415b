import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { api, client, type Outputs, queryClient, refusalMessage } from '#client/api.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { useCan, useNow, useWorkspace } from '#client/shell/workspace.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { DropFile } from '#client/ui/DropFile.tsx'
import { Page } from '#client/ui/Page.tsx'
import { PageHeader } from '#client/ui/PageHeader.tsx'
import { ProgressBar } from '#client/ui/ProgressBar.tsx'
import { type Column, Table } from '#client/ui/Table.tsx'
import { upload } from '#client/upload.ts'
import { usePages } from '#client/usePages.ts'
import { ImportStateBadge } from './ImportStateBadge.tsx'
import styles from './Imports.module.css'
import { draftKey, type ImportDraft } from './importDraft.ts'

type ImportRow = Outputs['imports']['list']['rows'][number]

/** A new file to bring people in from, and the imports so far: the running ones move. */
export function ImportsPage() {
  const { t } = useTranslation('imports')
  const { id: workspaceId } = useWorkspace()
  const may = useCan('marketer')
  const navigate = useNavigate()
  const [share, setShare] = useState(0)
  const send = useMutation({
    mutationFn: (file: File) => upload<ImportDraft>(`/upload/imports?workspaceId=${workspaceId}`, file, setShare),
    onMutate: () => setShare(0),
    onSuccess: (draft) => {
      queryClient.setQueryData(draftKey(workspaceId, draft.id), draft)
      navigate(`/w/${workspaceId}/imports/new/${draft.id}`)
    },
  })
  return (
    <Page>
      <PageHeader
        title={t('title')}
        about={t('about')}
        back={{ to: `/w/${workspaceId}/prospects`, label: t('back') }}
      />
      {send.error && <Banner tone="error">{refusalMessage(send.error)}</Banner>}
      {may &&
        (send.isPending ? (
          <div className={styles.panel}>
            <ProgressBar label={t('uploading', { file: send.variables.name })} share={share} />
          </div>
        ) : (
          <DropFile
            title={t('drop.title')}
            titleOver={t('drop.here')}
            about={t('drop.or')}
            choose={t('drop.choose')}
            accept={['.csv', '.txt', '.tsv', 'text/csv']}
            onFile={(file) => send.mutate(file)}
          />
        ))}
      <History />
    </Page>
  )
}

function History() {
  const { t } = useTranslation('imports')
  const { t: ui } = useTranslation('ui')
  const { id: workspaceId } = useWorkspace()
  const format = useFormat()
  const now = useNow()
  const pages = usePages({
    key: [...api.imports.list.pathKey(), 'pages', workspaceId],
    page: (cursor, signal) => client.imports.list.query({ workspaceId, cursor, limit: 50 }, { signal }),
    refetchInterval: 3000,
  })
  const columns: Column<ImportRow>[] = [
    { id: 'file', label: t('history.title'), width: 'minmax(180px, 2fr)', cell: (row) => row.fileName },
    { id: 'state', label: ui('table.state'), hideLabel: true, width: '150px', cell: (row) => <State row={row} /> },
    {
      id: 'list',
      label: t('list.title'),
      width: 'minmax(120px, 1fr)',
      hideBelow: 820,
      cell: (row) => row.list?.name ?? '',
    },
    ...(['created', 'updated', 'rejected'] as const).map((count) => ({
      id: count,
      label: t(`count.${count}`),
      width: '110px',
      align: 'end' as const,
      hideBelow: count === 'updated' ? 760 : 0,
      cell: (row: ImportRow) => format.number(row[count]),
    })),
    {
      id: 'at',
      label: ui('table.when'),
      hideLabel: true,
      width: '110px',
      align: 'end',
      hideBelow: 700,
      cell: (row) => (
        <time dateTime={row.createdAt} title={format.dateTime(row.createdAt)}>
          {format.brief(row.createdAt, now)}
        </time>
      ),
    },
  ]
  if (pages.rows?.length === 0) return null
  return (
    <Table
      label={t('history.title')}
      columns={columns}
      rows={pages.rows}
      rowKey={(row) => row.id}
      rowLabel={(row) => row.fileName}
      rowLink={(row) => `/w/${workspaceId}/imports/${row.id}`}
      hasMore={pages.hasMore}
      onEndReached={pages.more}
      card={(row) => (
        <span className={styles.card}>
          <span className={styles.cardHead}>
            <strong>{row.fileName}</strong>
            <ImportStateBadge state={row.state} />
          </span>
          <span className={styles.small}>
            {`${t('count.created')} ${format.number(row.created)} · ${t('count.updated')} ${format.number(row.updated)} · ${t('count.rejected')} ${format.number(row.rejected)}`}
          </span>
        </span>
      )}
      error={pages.error && <Banner tone="error">{refusalMessage(pages.error)}</Banner>}
      empty={null}
    />
  )
}

function State({ row }: { row: ImportRow }) {
  const format = useFormat()
  return (
    <span className={styles.state}>
      <ImportStateBadge state={row.state} />
      {row.state === 'running' && row.bytes > 0 && format.percent(row.doneBytes / row.bytes, 1)}
    </span>
  )
}
