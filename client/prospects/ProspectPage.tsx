import { useQuery } from '@tanstack/react-query'
import { ListPlus, Pencil } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { api, client, refusalMessage } from '#client/api.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { PagePlaceholder } from '#client/shell/PagePlaceholder.tsx'
import { useCan, useNow, useWorkspace } from '#client/shell/workspace.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Card } from '#client/ui/Card.tsx'
import { Page } from '#client/ui/Page.tsx'
import { PageHeader } from '#client/ui/PageHeader.tsx'
import { usePages } from '#client/usePages.ts'
import { AddToListDialog } from './AddToListDialog.tsx'
import { EditProspectDialog } from './EditProspectDialog.tsx'
import { ConsentCard, EnrollmentsCard, FactsCard, ListsCard } from './ProspectCards.tsx'
import styles from './ProspectPage.module.css'
import { personName } from './personName.ts'
import { ScoreCard } from './ScoreCard.tsx'
import { StageBadge } from './StageBadge.tsx'
import { Timeline } from './Timeline.tsx'

/** One person: what is known, what may be done, and everything that happened. */
export function ProspectPage() {
  const { t } = useTranslation('prospects')
  const { t: story } = useTranslation('timeline')
  const { id: workspaceId } = useWorkspace()
  const id = Number(useParams().prospectId)
  const format = useFormat()
  const now = useNow()
  const [mayEdit, mayList] = [useCan('sales'), useCan('marketer')]
  const [dialog, setDialog] = useState<'edit' | 'list' | null>(null)
  const prospect = useQuery(api.prospects.get.queryOptions({ workspaceId, id }, { refetchInterval: 10_000 }))
  const timeline = usePages({
    key: [...api.prospects.timeline.pathKey(), 'pages', workspaceId, id],
    page: async (cursor, signal) => {
      const { items, next } = await client.prospects.timeline.query({ workspaceId, id, cursor, limit: 100 }, { signal })
      return { rows: items, next }
    },
    refetchInterval: 10_000,
  })
  const back = { to: `/w/${workspaceId}/prospects`, label: t('back') }

  if (prospect.error && !prospect.data)
    return (
      <Page>
        <PageHeader title={t('title')} back={back} />
        <Banner tone="error">{refusalMessage(prospect.error)}</Banner>
      </Page>
    )
  if (!prospect.data) return <PagePlaceholder />
  const person = prospect.data
  const about = [
    [person.jobTitle, person.company].filter(Boolean).join(', '),
    person.lastActiveAt && t('lastActive', { when: format.relative(person.lastActiveAt, now) }),
  ].filter(Boolean)

  return (
    <Page>
      <PageHeader
        title={personName(person)}
        back={back}
        badge={<StageBadge stage={person.stage} />}
        about={about.join(' · ')}
        actions={
          <>
            {mayList && (
              <Button icon={<ListPlus size={16} aria-hidden="true" />} onPress={() => setDialog('list')}>
                {t('selection.addToList')}
              </Button>
            )}
            {mayEdit && (
              <Button icon={<Pencil size={16} aria-hidden="true" />} onPress={() => setDialog('edit')}>
                {t('edit')}
              </Button>
            )}
          </>
        }
      />
      {person.suppression && (
        <Banner tone="warn" title={suppressionTitle(person.suppression.reason, t)}>
          {t('suppressed.since', { date: format.date(person.suppression.at) })}
        </Banner>
      )}
      <div className={styles.columns}>
        <div className={styles.side}>
          <FactsCard person={person} />
          <ScoreCard score={person.score} items={timeline.rows} />
          <EnrollmentsCard person={person} />
          <ListsCard person={person} />
          <ConsentCard person={person} />
        </div>
        <div className={styles.story}>
          <Card title={story('title')}>
            {timeline.error && !timeline.rows ? (
              <Banner tone="error">{refusalMessage(timeline.error)}</Banner>
            ) : (
              <Timeline items={timeline.rows} hasMore={timeline.hasMore} onMore={timeline.more} />
            )}
          </Card>
        </div>
      </div>
      <EditProspectDialog prospect={person} isOpen={dialog === 'edit'} onClose={() => setDialog(null)} />
      <AddToListDialog prospectIds={[person.id]} isOpen={dialog === 'list'} onClose={() => setDialog(null)} />
    </Page>
  )
}

function suppressionTitle(reason: string, t: ReturnType<typeof useTranslation<'prospects'>>['t']): string {
  switch (reason) {
    case 'unsubscribe':
    case 'hardBounce':
    case 'complaint':
    case 'manual':
    case 'erased':
      return t(`suppressed.${reason}`)
    default:
      return reason
  }
}
