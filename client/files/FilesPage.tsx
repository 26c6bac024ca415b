import { useMutation, useQuery } from '@tanstack/react-query'
import { FileDown } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, type Outputs, queryClient, refusalMessage } from '#client/api.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { useCan, useNow, useWorkspace } from '#client/shell/workspace.ts'
import { Badge } from '#client/ui/Badge.tsx'
import { Banner } from '#client/ui/Banner.tsx'
import { DropFile } from '#client/ui/DropFile.tsx'
import { EmptyState } from '#client/ui/EmptyState.tsx'
import { Page } from '#client/ui/Page.tsx'
import { PageHeader } from '#client/ui/PageHeader.tsx'
import { ProgressBar } from '#client/ui/ProgressBar.tsx'
import { Switch } from '#client/ui/Switch.tsx'
import { type Column, Table } from '#client/ui/Table.tsx'
import { toast } from '#client/ui/Toast.tsx'
import { upload } from '#client/upload.ts'
import { FileLink } from './FileLink.tsx'
import { FileMenu } from './FileMenu.tsx'
import styles from './FilesPage.module.css'
import { nameOfFile } from './nameOfFile.ts'

export type FileRow = Outputs['files']['list'][number]

/** What emails link to, and how often it was fetched. */
export function FilesPage() {
  const { t } = useTranslation('files')
  const { id: workspaceId } = useWorkspace()
  const mayEdit = useCan('marketer')
  const [showsArchived, setShowsArchived] = useState(false)
  const columns = useColumns()
  const files = useQuery(api.files.list.queryOptions({ workspaceId }, { refetchInterval: 10_000 }))
  const rows = files.data?.filter((file) => showsArchived || file.archivedAt === null)
  const hasArchived = files.data?.some((file) => file.archivedAt !== null)
  return (
    <Page>
      <PageHeader title={t('title')} about={t('about')} />
      {mayEdit && <Upload />}
      {hasArchived && <Switch label={t('showArchived')} isSelected={showsArchived} onChange={setShowsArchived} />}
      <Table
        label={t('title')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        card={(row) => <FileCard file={row} />}
        error={files.error && <Banner tone="error">{refusalMessage(files.error)}</Banner>}
        empty={
          <EmptyState icon={<FileDown size={20} />} title={t('empty.title')}>
            {mayEdit && t('empty.body')}
          </EmptyState>
        }
      />
    </Page>
  )
}

function Upload() {
  const { t } = useTranslation('files')
  const { id: workspaceId } = useWorkspace()
  const [share, setShare] = useState(0)
  const send = useMutation({
    mutationFn: (file: File) => {
      const name = encodeURIComponent(nameOfFile(file.name))
      return upload<{ id: number }>(`/upload/files?workspaceId=${workspaceId}&name=${name}`, file, setShare)
    },
    onMutate: () => setShare(0),
    onSuccess: async (_, file) => {
      await queryClient.invalidateQueries({ queryKey: api.files.pathKey() })
      toast(t('uploaded', { name: nameOfFile(file.name) }))
    },
  })
  return (
    <>
      {send.error && <Banner tone="error">{refusalMessage(send.error)}</Banner>}
      {send.isPending ? (
        <div className={styles.panel}>
          <ProgressBar label={t('uploading', { file: send.variables.name })} share={share} />
        </div>
      ) : (
        <DropFile
          title={t('drop.title')}
          titleOver={t('drop.here')}
          about={t('drop.about')}
          choose={t('drop.choose')}
          accept={[]}
          onFile={(file) => send.mutate(file)}
        />
      )}
    </>
  )
}

function useColumns(): Column<FileRow>[] {
  const { t } = useTranslation('files')
  const { t: ui } = useTranslation('ui')
  const mayEdit = useCan('marketer')
  const format = useFormat()
  const now = useNow()
  return [
    {
      id: 'name',
      label: t('column.name'),
      width: 'minmax(200px, 1fr)',
      cell: (row) => (
        <span className={styles.words}>
          <span className={styles.name}>
            {row.name} {row.archivedAt && <Badge>{t('archived')}</Badge>}
          </span>
          <span className={styles.small}>{row.fileName}</span>
        </span>
      ),
    },
    { id: 'link', label: t('column.link'), width: '130px', cell: (row) => <FileLink id={row.id} /> },
    { id: 'size', label: t('column.size'), width: '90px', align: 'end', cell: (row) => format.bytes(row.bytes) },
    {
      id: 'downloads',
      label: t('column.downloads'),
      width: '120px',
      align: 'end',
      cell: (row) => format.number(row.downloads),
    },
    {
      id: 'created',
      label: t('column.created'),
      width: '110px',
      hideBelow: 800,
      cell: (row) => (
        <time dateTime={row.createdAt} title={format.dateTime(row.createdAt)}>
          {format.brief(row.createdAt, now)}
        </time>
      ),
    },
    {
      id: 'menu',
      label: ui('table.actions'),
      hideLabel: true,
      width: '32px',
      cell: (row) => mayEdit && <FileMenu file={row} />,
    },
  ]
}

function FileCard({ file }: { file: FileRow }) {
  const { t } = useTranslation('files')
  const mayEdit = useCan('marketer')
  const format = useFormat()
  return (
    <span className={styles.card}>
      <span className={styles.words}>
        <span className={styles.name}>{file.name}</span>
        <span className={styles.small}>
          {`${format.bytes(file.bytes)} · ${t('downloads', { count: file.downloads })}`}
        </span>
        {file.archivedAt && <Badge>{t('archived')}</Badge>}
      </span>
      <FileLink id={file.id} />
      {mayEdit && <FileMenu file={file} />}
    </span>
  )
}
