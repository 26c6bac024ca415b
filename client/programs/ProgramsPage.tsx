import { useQuery } from '@tanstack/react-query'
import { FileUp, Plus, Workflow } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { api, type Outputs, refusalMessage } from '#client/api.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { ImportFileDialog } from '#client/programFiles/ImportFileDialog.tsx'
import { useCan, useNow, useWorkspace } from '#client/shell/workspace.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { EmptyState } from '#client/ui/EmptyState.tsx'
import { Page } from '#client/ui/Page.tsx'
import { PageHeader } from '#client/ui/PageHeader.tsx'
import { type Column, type Sort, Table } from '#client/ui/Table.tsx'
import { NewProgramDialog } from './NewProgramDialog.tsx'
import { ProgramMenu } from './ProgramMenu.tsx'
import styles from './ProgramsPage.module.css'
import { StatusBadge } from './StatusBadge.tsx'
import { type SortColumn, sortPrograms } from './sortPrograms.ts'

export type ProgramRow = Outputs['programs']['list'][number]

/** Every program, what state it is in, and what it brings. */
export function ProgramsPage() {
  const { t } = useTranslation(['programs', 'programFiles'])
  const { t: ui } = useTranslation('ui')
  const { id: workspaceId } = useWorkspace()
  const mayEdit = useCan('marketer')
  const format = useFormat()
  const now = useNow()
  // In the address, so that the palette leads here from any page.
  const [asked, ask] = useSearchParams()
  const isNew = mayEdit && asked.has('new')
  const setNew = (wanted: boolean) => ask(wanted ? { new: '' } : {}, { replace: true })
  const isImporting = mayEdit && asked.has('import')
  const setImporting = (wanted: boolean) => ask(wanted ? { import: '' } : {}, { replace: true })
  const [sort, setSort] = useState<Sort>({ column: 'updated', direction: 'desc' })
  const programs = useQuery(api.programs.list.queryOptions({ workspaceId }, { refetchInterval: 10_000 }))

  const columns: Column<ProgramRow>[] = [
    {
      id: 'name',
      label: t('column.name'),
      width: 'minmax(200px, 1fr)',
      sortable: true,
      cell: (row) => row.name,
    },
    {
      id: 'status',
      label: t('column.status'),
      width: '160px',
      sortable: true,
      cell: (row) => (
        <span className={styles.status}>
          <StatusBadge status={row.status} />
          {row.liveVersion !== null && (
            <span className={styles.version}>{t('version', { number: String(row.liveVersion) })}</span>
          )}
        </span>
      ),
    },
    {
      id: 'inside',
      label: t('column.inside'),
      width: '110px',
      align: 'end',
      sortable: true,
      cell: (row) => format.number(row.active),
    },
    {
      id: 'entered',
      label: t('column.entered'),
      width: '120px',
      align: 'end',
      sortable: true,
      hideBelow: 900,
      cell: (row) => format.number(row.entered),
    },
    {
      id: 'leads',
      label: t('column.leads'),
      width: '90px',
      align: 'end',
      sortable: true,
      cell: (row) => format.number(row.leads),
    },
    {
      id: 'updated',
      label: t('column.updated'),
      width: '220px',
      sortable: true,
      hideBelow: 1020,
      cell: (row) => <Updated row={row} now={now} />,
    },
    {
      id: 'menu',
      label: ui('table.actions'),
      hideLabel: true,
      width: '32px',
      cell: (row) => mayEdit && <ProgramMenu program={row} />,
    },
  ]

  return (
    <Page>
      <PageHeader
        title={t('title')}
        actions={
          mayEdit && (
            <>
              <Button icon={<FileUp size={16} aria-hidden="true" />} onPress={() => setImporting(true)}>
                {t('programFiles:import')}
              </Button>
              <Button variant="primary" icon={<Plus size={16} aria-hidden="true" />} onPress={() => setNew(true)}>
                {t('create')}
              </Button>
            </>
          )
        }
      />
      <Table
        label={t('title')}
        columns={columns}
        rows={programs.data && sortPrograms(programs.data, sort.column as SortColumn, sort.direction)}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.name}
        rowLink={(row) => `/w/${workspaceId}/programs/${row.id}`}
        sort={sort}
        onSort={setSort}
        card={(row) => (
          <span className={styles.card}>
            <span className={styles.cardHead}>
              <strong>{row.name}</strong>
              <StatusBadge status={row.status} />
            </span>
            <span className={styles.version}>
              {t('card.numbers', {
                inside: format.number(row.active),
                entered: format.number(row.entered),
                leads: format.number(row.leads),
              })}
            </span>
          </span>
        )}
        error={programs.error && <Banner tone="error">{refusalMessage(programs.error)}</Banner>}
        empty={
          <EmptyState
            icon={<Workflow size={20} />}
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
      <NewProgramDialog isOpen={isNew} onOpenChange={setNew} />
      {isImporting && <ImportFileDialog onClose={() => setImporting(false)} />}
    </Page>
  )
}

function Updated({ row, now }: { row: ProgramRow; now: Date }) {
  const { t } = useTranslation('programs')
  const format = useFormat()
  const when = format.brief(row.updatedAt, now)
  return (
    <time dateTime={row.updatedAt} title={format.dateTime(row.updatedAt)}>
      {row.updatedBy ? t('updated.by', { when, name: row.updatedBy }) : when}
    </time>
  )
}
