import { AlarmClock, Clock, Zap } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/i18n/useFormat.ts'
import { useNow } from '#client/shell/workspace.ts'
import { Badge } from '#client/ui/Badge.tsx'
import { type LeadRow, looks } from './leadStates.ts'

export function StateBadge({ state }: { state: LeadRow['state'] }) {
  const { t } = useTranslation('leads')
  const { icon: Icon, tone } = looks[state]
  return (
    <Badge tone={tone} icon={<Icon size={14} aria-hidden="true" />}>
      {t(`state.${state}`)}
    </Badge>
  )
}

export function UrgentBadge() {
  const { t } = useTranslation('leads')
  return (
    <Badge tone="error" icon={<Zap size={14} aria-hidden="true" />}>
      {t('urgent')}
    </Badge>
  )
}

/** How long there is to be in touch, while nobody has been. */
export function DueBadge({ lead }: { lead: LeadRow }) {
  const { t } = useTranslation('leads')
  const format = useFormat()
  const now = useNow()
  if (lead.state !== 'new' || !lead.contactBy) return null
  const isOver = new Date(lead.contactBy) < now
  const when = format.relative(lead.contactBy, now)
  return (
    <Badge
      tone={isOver ? 'error' : 'warn'}
      icon={isOver ? <AlarmClock size={14} aria-hidden="true" /> : <Clock size={14} aria-hidden="true" />}
    >
      <time dateTime={lead.contactBy} title={format.dateTime(lead.contactBy)}>
        {t(isOver ? 'due.over' : 'due.in', { when })}
      </time>
    </Badge>
  )
}
