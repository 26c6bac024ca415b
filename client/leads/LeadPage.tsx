import { useMutation, useQuery } from '@tanstack/react-query'
import { Mail, Phone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { api, client, type Outputs, queryClient, refusalMessage } from '#client/api.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { personName } from '#client/prospects/personName.ts'
import { Timeline } from '#client/prospects/Timeline.tsx'
import { reasonSentence } from '#client/prospects/timelineSentence.ts'
import { PagePlaceholder } from '#client/shell/PagePlaceholder.tsx'
import { useCan, useNow, useWorkspace } from '#client/shell/workspace.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Card } from '#client/ui/Card.tsx'
import { Page } from '#client/ui/Page.tsx'
import { PageHeader } from '#client/ui/PageHeader.tsx'
import { Select } from '#client/ui/Select.tsx'
import { usePages } from '#client/usePages.ts'
import { DueBadge, StateBadge, UrgentBadge } from './LeadBadges.tsx'
import { LeadOutcome } from './LeadOutcome.tsx'
import styles from './Leads.module.css'
import type { LeadRow } from './leadStates.ts'

/** One lead: why now, how to reach the person, what became of it, and the whole story behind. */
export function LeadPage() {
  const { t } = useTranslation('leads')
  const { id: workspaceId } = useWorkspace()
  const id = Number(useParams().leadId)
  const details = useQuery(api.leads.get.queryOptions({ workspaceId, id }, { refetchInterval: 10_000 }))
  const back = { to: `/w/${workspaceId}/leads`, label: t('back') }
  if (details.error && !details.data)
    return (
      <Page width="narrow">
        <PageHeader title={t('title')} back={back} />
        <Banner tone="error">{refusalMessage(details.error)}</Banner>
      </Page>
    )
  if (!details.data) return <PagePlaceholder />
  return <LeadView details={details.data} back={back} />
}

function LeadView({ details, back }: { details: Outputs['leads']['get']; back: { to: string; label: string } }) {
  const { t } = useTranslation('leads')
  const { t: story } = useTranslation('timeline')
  const { id: workspaceId } = useWorkspace()
  const mayAct = useCan('sales')
  const { lead } = details
  const { prospect } = lead
  const timeline = usePages({
    key: [...api.prospects.timeline.pathKey(), 'pages', workspaceId, prospect.id],
    page: async (cursor, signal) => {
      const input = { workspaceId, id: prospect.id, cursor, limit: 100 }
      const { items, next } = await client.prospects.timeline.query(input, { signal })
      return { rows: items, next }
    },
    refetchInterval: 10_000,
  })
  return (
    <Page width="narrow">
      <PageHeader
        title={personName(prospect)}
        back={back}
        badge={
          <>
            <StateBadge state={lead.state} />
            {lead.urgent && <UrgentBadge />}
            <DueBadge lead={lead} />
          </>
        }
        about={[prospect.jobTitle, prospect.company].filter(Boolean).join(', ')}
      />
      <div className={styles.contact}>
        {prospect.phone && (
          <a className={styles.reach} href={`tel:${prospect.phone.replace(/[^+\d]/g, '')}`}>
            <Phone size={16} aria-hidden="true" />
            {t('contact.call', { phone: prospect.phone })}
          </a>
        )}
        <a className={styles.reach} href={`mailto:${prospect.email}`}>
          <Mail size={16} aria-hidden="true" />
          {t('contact.mail', { email: prospect.email })}
        </a>
      </div>
      <Why lead={lead} />
      {mayAct && <LeadOutcome lead={lead} />}
      <Card
        title={story('title')}
        actions={<Link to={`/w/${workspaceId}/prospects/${prospect.id}`}>{t('contact.prospect')}</Link>}
      >
        <Timeline
          items={timeline.rows ?? details.story.items}
          hasMore={timeline.rows ? timeline.hasMore : false}
          onMore={timeline.more}
        />
      </Card>
    </Page>
  )
}

function Why({ lead }: { lead: LeadRow }) {
  const { t } = useTranslation('leads')
  const { t: story } = useTranslation('timeline')
  const format = useFormat()
  const now = useNow()
  const reasons = lead.reasons.map((reason) => reasonSentence(reason, story))
  return (
    <Card title={t('why.title')} actions={<Owner lead={lead} />}>
      <ul className={styles.why}>
        {(reasons.length > 0 ? reasons : [t('why.none')]).map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <p className={styles.small}>
        {[
          lead.program && t('from', { program: lead.program.name }),
          t('handedOff', { when: format.relative(lead.createdAt, now) }),
          !lead.reasons.some((reason) => reason.code === 'score') &&
            t('score', { score: format.number(lead.prospect.score) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </Card>
  )
}

const nobody = ''

function Owner({ lead }: { lead: LeadRow }) {
  const { t } = useTranslation('leads')
  const { id: workspaceId } = useWorkspace()
  const mayAct = useCan('sales')
  const members = useQuery(api.workspace.members.queryOptions({ workspaceId }))
  const assign = useMutation({
    mutationFn: (userId: string) => client.leads.assign.mutate({ workspaceId, id: lead.id, userId: userId || null }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: api.leads.pathKey() }),
  })
  const sellers = (members.data ?? []).filter((member) => member.role !== 'viewer' || member.userId === lead.owner?.id)
  return (
    <Select
      className={styles.owner}
      size="small"
      label={t('owner.label')}
      hideLabel
      isDisabled={!mayAct || assign.isPending}
      value={lead.owner?.id ?? nobody}
      onChange={(userId) => assign.mutate(userId)}
      options={[
        { id: nobody, label: t('owner.none') },
        ...sellers.map((member) => ({ id: member.userId, label: member.name })),
      ]}
      error={assign.error ? refusalMessage(assign.error) : undefined}
    />
  )
}
