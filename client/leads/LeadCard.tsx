import { Ellipsis } from 'lucide-react'
import { MenuTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { refusalMessage } from '#client/api.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { personName } from '#client/prospects/personName.ts'
import { reasonSentence } from '#client/prospects/timelineSentence.ts'
import { useCan, useNow, useWorkspace } from '#client/shell/workspace.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { IconButton } from '#client/ui/IconButton.tsx'
import { Menu, MenuItem } from '#client/ui/Menu.tsx'
import { DueBadge, StateBadge, UrgentBadge } from './LeadBadges.tsx'
import styles from './Leads.module.css'
import { type LeadRow, looks, nextStep, outcomes } from './leadStates.ts'
import { useActOnLead } from './useActOnLead.ts'

/** A lead in the queue. The likely next step is one press; the others are two. */
export function LeadCard({ lead }: { lead: LeadRow }) {
  const { t } = useTranslation('leads')
  const { t: story } = useTranslation('timeline')
  const { id: workspaceId } = useWorkspace()
  const mayAct = useCan('sales')
  const format = useFormat()
  const now = useNow()
  const act = useActOnLead()
  const name = personName(lead.prospect)
  const next = nextStep[lead.state]
  const reasons = lead.reasons.map((reason) => reasonSentence(reason, story))
  const { company, jobTitle } = lead.prospect
  return (
    <article className={styles.card}>
      <div className={styles.cardWords}>
        <div className={styles.badges}>
          {lead.urgent && <UrgentBadge />}
          <DueBadge lead={lead} />
          {lead.state !== 'new' && <StateBadge state={lead.state} />}
        </div>
        <h2 className={styles.name}>
          <Link to={`/w/${workspaceId}/leads/${lead.id}`}>{name}</Link>
        </h2>
        <p className={styles.company}>{[jobTitle, company].filter(Boolean).join(', ')}</p>
        <ul className={styles.reasons} aria-label={t('why.title')}>
          {(reasons.length > 0 ? reasons.slice(0, 3) : [t('why.none')]).map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
        <p className={styles.small}>
          {[
            lead.owner?.name ?? t('owner.none'),
            lead.program?.name,
            t('handedOff', { when: format.relative(lead.createdAt, now) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {act.error && <Banner tone="error">{refusalMessage(act.error)}</Banner>}
      </div>
      {mayAct && (
        <div className={styles.cardActions}>
          {next && (
            <Button
              variant={lead.state === 'new' ? 'primary' : 'secondary'}
              isPending={act.isPending}
              onPress={() => act.mutate({ lead, state: next })}
            >
              {t(`act.${next}`)}
            </Button>
          )}
          <MenuTrigger>
            <IconButton
              variant="secondary"
              label={t('act.menu', { name })}
              icon={<Ellipsis size={16} aria-hidden="true" />}
            />
            <Menu label={t('act.menu', { name })}>
              {(['new', ...outcomes] as const)
                .filter((state) => state !== lead.state)
                .map((state) => {
                  const Icon = looks[state].icon
                  return (
                    <MenuItem
                      key={state}
                      icon={<Icon size={16} aria-hidden="true" />}
                      onAction={() => act.mutate({ lead, state })}
                    >
                      {t(`act.${state}`)}
                    </MenuItem>
                  )
                })}
            </Menu>
          </MenuTrigger>
        </div>
      )}
    </article>
  )
}
