import { useQuery } from '@tanstack/react-query'
import { Flame } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { api, client, refusalMessage } from '#client/api.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { useWorkspace } from '#client/shell/workspace.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { EmptyState } from '#client/ui/EmptyState.tsx'
import { Page } from '#client/ui/Page.tsx'
import { PageHeader } from '#client/ui/PageHeader.tsx'
import { Skeleton } from '#client/ui/Skeleton.tsx'
import { Switch } from '#client/ui/Switch.tsx'
import { Tabs } from '#client/ui/Tabs.tsx'
import { usePages } from '#client/usePages.ts'
import { LeadCard } from './LeadCard.tsx'
import styles from './Leads.module.css'
import { type Group, groupNames, groups } from './leadStates.ts'

/** The queue of sales: who, why now, and by when; one press says that contact was made. */
export function LeadsPage() {
  const { t } = useTranslation('leads')
  const { id: workspaceId, role } = useWorkspace()
  const format = useFormat()
  const [params, setParams] = useSearchParams()
  const group = groupNames.find((name) => name === params.get('state')) ?? 'new'
  // Sellers look at their own first; everybody else at the whole queue.
  const isMine = (params.get('mine') ?? (role === 'sales' ? '1' : '0')) === '1'
  const counts = useQuery(api.leads.counts.queryOptions({ workspaceId }, { refetchInterval: 10_000 }))
  const perState = isMine ? counts.data?.mine : counts.data?.all
  const set = (name: string, value: string) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before)
        next.set(name, value)
        return next
      },
      { replace: true },
    )
  const label = (name: Group) => {
    const count = perState && groups[name].reduce((sum, state) => sum + perState[state], 0)
    return count ? `${t(`tab.${name}`)} · ${format.number(count)}` : t(`tab.${name}`)
  }
  return (
    <Page width="narrow">
      <PageHeader
        title={t('title')}
        about={t('about')}
        actions={<Switch label={t('mine')} isSelected={isMine} onChange={(mine) => set('mine', mine ? '1' : '0')} />}
      />
      <Tabs
        label={t('tabs')}
        selected={group}
        onSelect={(name) => set('state', name)}
        tabs={groupNames.map((name) => ({
          id: name,
          label: label(name),
          content: <Queue group={name} isMine={isMine} onAll={() => set('mine', '0')} />,
        }))}
      />
    </Page>
  )
}

function Queue({ group, isMine, onAll }: { group: Group; isMine: boolean; onAll: () => void }) {
  const { t } = useTranslation('leads')
  const { id: workspaceId } = useWorkspace()
  const input = { workspaceId, state: [...groups[group]], mine: isMine, limit: 30 }
  const pages = usePages({
    key: [...api.leads.list.pathKey(), 'pages', input],
    page: (cursor, signal) => client.leads.list.query({ ...input, cursor }, { signal }),
    refetchInterval: 10_000,
  })
  if (pages.error) return <Banner tone="error">{refusalMessage(pages.error)}</Banner>
  if (!pages.rows)
    return (
      <div className={styles.loading} aria-busy="true">
        <Skeleton height="132px" />
        <Skeleton height="132px" />
        <Skeleton height="132px" />
      </div>
    )
  if (pages.rows.length === 0)
    return (
      <EmptyState
        icon={<Flame size={20} />}
        title={t(group === 'new' ? 'empty.new.title' : 'empty.other.title')}
        actions={isMine && <Button onPress={onAll}>{t('empty.mine')}</Button>}
      >
        {t(group === 'new' ? 'empty.new.body' : 'empty.other.body')}
      </EmptyState>
    )
  return (
    <>
      <ul className={styles.queue}>
        {pages.rows.map((lead) => (
          <li key={lead.id}>
            <LeadCard lead={lead} />
          </li>
        ))}
      </ul>
      {pages.hasMore && (
        <Button variant="quiet" onPress={pages.more}>
          {t('more')}
        </Button>
      )}
    </>
  )
}
