import { useQuery } from '@tanstack/react-query'
import { Contact, ListPlus, SearchX, Upload, UserPlus, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { api, client, refusalMessage } from '#client/api.ts'
import { useCan, useWorkspace } from '#client/shell/workspace.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Button, ButtonLink } from '#client/ui/Button.tsx'
import { EmptyState } from '#client/ui/EmptyState.tsx'
import { Page } from '#client/ui/Page.tsx'
import { PageHeader } from '#client/ui/PageHeader.tsx'
import { SearchField } from '#client/ui/SearchField.tsx'
import { type RowKey, Table } from '#client/ui/Table.tsx'
import { useDelayed } from '#client/ui/useDelayed.ts'
import { usePages } from '#client/usePages.ts'
import { AddToListDialog } from './AddToListDialog.tsx'
import { NewProspectDialog } from './NewProspectDialog.tsx'
import { ProspectCard } from './ProspectCard.tsx'
import { ProspectFilters } from './ProspectFilters.tsx'
import styles from './ProspectsPage.module.css'
import { personName } from './personName.ts'
import { isFiltered, readFilter, readSort, writeSort } from './prospectQuery.ts'
import { useProspectColumns } from './useProspectColumns.tsx'

/** Everybody: found by typing, narrowed by filters, sorted by columns, chosen for lists. The address holds it all. */
export function ProspectsPage() {
  const { t } = useTranslation('prospects')
  const { id: workspaceId } = useWorkspace()
  const mayEdit = useCan('marketer')
  const [params, setParams] = useSearchParams()
  const filter = readFilter(params)
  const sort = readSort(params)
  const [selection, setSelection] = useState<ReadonlySet<RowKey>>(new Set())
  const [dialog, setDialog] = useState<'new' | 'list' | null>(null)
  const columns = useProspectColumns()

  const input = { workspaceId, ...filter, sort: sort.column, direction: directions[sort.direction], limit: 100 }
  const pages = usePages({
    key: [...api.prospects.list.pathKey(), 'pages', input],
    page: (cursor, signal) => client.prospects.list.query({ ...input, cursor }, { signal }),
  })
  const count = useQuery(
    api.prospects.count.queryOptions({ workspaceId, ...filter }, { placeholderData: (before) => before }),
  )

  function change(changes: Readonly<Record<string, string>>) {
    setParams(
      (before) => {
        const next = new URLSearchParams(before)
        for (const [name, value] of Object.entries(changes)) value ? next.set(name, value) : next.delete(name)
        return next
      },
      { replace: true },
    )
    setSelection(new Set())
  }

  const isNobodyHere = pages.rows?.length === 0 && !isFiltered(filter)
  return (
    <Page fill>
      <PageHeader
        title={t('title')}
        badge={
          count.data && (
            <span className={styles.count} role="status">
              {t(count.data.exact ? 'count.exact' : 'count.about', { count: count.data.count })}
            </span>
          )
        }
        actions={
          mayEdit && (
            <>
              <ButtonLink to={`/w/${workspaceId}/imports`} icon={<Upload size={16} aria-hidden="true" />}>
                {t('import')}
              </ButtonLink>
              <Button
                variant="primary"
                icon={<UserPlus size={16} aria-hidden="true" />}
                onPress={() => setDialog('new')}
              >
                {t('add')}
              </Button>
            </>
          )
        }
      />
      <div className={styles.tools}>
        <Search value={filter.search ?? ''} onChange={(q) => change({ q })} />
        <ProspectFilters filter={filter} onChange={change} />
      </div>
      {selection.size > 0 && (
        <div className={styles.selection} role="status">
          <strong>{t('selected', { count: selection.size })}</strong>
          <Button size="small" icon={<ListPlus size={16} aria-hidden="true" />} onPress={() => setDialog('list')}>
            {t('selection.addToList')}
          </Button>
          <Button
            size="small"
            variant="quiet"
            icon={<X size={16} aria-hidden="true" />}
            onPress={() => setSelection(new Set())}
          >
            {t('selection.clear')}
          </Button>
        </div>
      )}
      <Table
        fill
        label={t('title')}
        columns={columns}
        rows={pages.rows}
        rowKey={(row) => row.id}
        rowLabel={personName}
        rowLink={(row) => `/w/${workspaceId}/prospects/${row.id}`}
        sort={sort}
        onSort={(next) => change({ sort: writeSort(next) })}
        selection={mayEdit ? selection : undefined}
        onSelect={setSelection}
        total={count.data?.exact ? count.data.count : undefined}
        hasMore={pages.hasMore}
        onEndReached={pages.more}
        card={(row) => <ProspectCard row={row} />}
        error={pages.error && <Banner tone="error">{refusalMessage(pages.error)}</Banner>}
        empty={
          isNobodyHere ? (
            <EmptyState
              icon={<Contact size={20} />}
              title={t('empty.title')}
              actions={
                mayEdit && (
                  <ButtonLink variant="primary" to={`/w/${workspaceId}/imports/new`}>
                    {t('empty.import')}
                  </ButtonLink>
                )
              }
            >
              {t('empty.body')}
            </EmptyState>
          ) : (
            <EmptyState icon={<SearchX size={20} />} title={t('nothing.title')}>
              {t('nothing.body')}
            </EmptyState>
          )
        }
      />
      <NewProspectDialog isOpen={dialog === 'new'} onClose={() => setDialog(null)} />
      <AddToListDialog
        prospectIds={[...selection].map(Number)}
        isOpen={dialog === 'list'}
        onClose={() => setDialog(null)}
        onDone={() => setSelection(new Set())}
      />
    </Page>
  )
}

const directions = { asc: 'ascending', desc: 'descending' } as const

/** Types freely; the list follows a fifth of a second behind. */
function Search({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const { t } = useTranslation('prospects')
  const [text, setText] = useState(value)
  const settled = useDelayed(text, 200)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed moves the address
  useEffect(() => {
    if (settled !== value) onChange(settled)
  }, [settled])
  return <SearchField className={styles.search} label={t('search')} value={text} onChange={setText} />
}
