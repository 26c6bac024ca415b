import { useQuery } from '@tanstack/react-query'
import { ListChecks, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client, type Outputs, queryClient, refusalMessage } from '#client/api.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { useCan, useNow, useWorkspace } from '#client/shell/workspace.ts'
import { Badge } from '#client/ui/Badge.tsx'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { EmptyState } from '#client/ui/EmptyState.tsx'
import { Page } from '#client/ui/Page.tsx'
import { PageHeader } from '#client/ui/PageHeader.tsx'
import { RenameDialog } from '#client/ui/RenameDialog.tsx'
import { Switch } from '#client/ui/Switch.tsx'
import { type Column, Table } from '#client/ui/Table.tsx'
import { ListMenu } from './ListMenu.tsx'
import styles from './ListsPage.module.css'

export type ListRow = Outputs['lists']['list'][number]

/** Every list, how many are on it, and which programs it feeds. */
export function ListsPage() {
  const { t } = useTranslation('lists')
  const { t: ui } = useTranslation('ui')
  const { id: workspaceId } = useWorkspace()
  const mayEdit = useCan('marketer')
  const format = useFormat()
  const now = useNow()
  const [isNew, setNew] = useState(false)
  const [showsArchived, setShowsArchived] = useState(false)
  const lists = useQuery(api.lists.list.queryOptions({ workspaceId }, { refetchInterval: 10_000 }))
  const rows = lists.data?.filter((list) => showsArchived || list.archivedAt === null)
  const hasArchived = lists.data?.some((list) => list.archivedAt !== null)

  const columns: Column<ListRow>[] = [
    {
      id: 'name',
      label: t('column.name'),
      width: 'minmax(200px, 1fr)',
      cell: (row) => row.name,
    },
    {
      id: 'state',
      label: ui('table.state'),
      hideLabel: true,
      width: '100px',
      hideBelow: 720,
      cell: (row) => row.archivedAt && <Badge>{t('archived')}</Badge>,
    },
    {
      id: 'members',
      label: t('column.members'),
      width: '110px',
      align: 'end',
      cell: (row) => format.number(row.members),
    },
    {
      id: 'usedBy',
      label: t('column.usedBy'),
      width: '130px',
      hideBelow: 760,
      cell: (row) => row.usedBy.length > 0 && t('usedBy', { count: row.usedBy.length }),
    },
    {
      id: 'created',
      label: t('column.created'),
      width: '120px',
      hideBelow: 900,
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
      cell: (row) => mayEdit && <ListMenu list={row} />,
    },
  ]

  return (
    <Page>
      <PageHeader
        title={t('title')}
        about={t('about')}
        actions={
          mayEdit && (
            <Button variant="primary" icon={<Plus size={16} aria-hidden="true" />} onPress={() => setNew(true)}>
              {t('create')}
            </Button>
          )
        }
      />
      {hasArchived && <Switch label={t('showArchived')} isSelected={showsArchived} onChange={setShowsArchived} />}
      <Table
        label={t('title')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.name}
        rowLink={(row) => `/w/${workspaceId}/prospects?list=${row.id}`}
        cardBelow={560}
        card={(row) => (
          <span className={styles.card}>
            <span className={styles.words}>
              <strong>{row.name}</strong>
              <span className={styles.small}>
                {[
                  t('members', { count: row.members }),
                  row.usedBy.length > 0 && t('usedBy', { count: row.usedBy.length }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            {row.archivedAt && <Badge>{t('archived')}</Badge>}
            {mayEdit && <ListMenu list={row} />}
          </span>
        )}
        error={lists.error && <Banner tone="error">{refusalMessage(lists.error)}</Banner>}
        empty={
          <EmptyState
            icon={<ListChecks size={20} />}
            title={t('empty.title')}
            actions={
              mayEdit && (
                <Button variant="primary" onPress={() => setNew(true)}>
                  {t('create')}
                </Button>
              )
            }
          >
            {t('empty.body')}
          </EmptyState>
        }
      />
      <RenameDialog
        title={t('create.title')}
        label={t('name')}
        name=""
        submitLabel={t('create.submit')}
        isOpen={isNew}
        onClose={() => setNew(false)}
        onRename={async (name) => {
          await client.lists.create.mutate({ workspaceId, name })
          await queryClient.invalidateQueries({ queryKey: api.lists.pathKey() })
        }}
      />
    </Page>
  )
}
