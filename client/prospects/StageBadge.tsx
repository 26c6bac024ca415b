import { Building2, Flame, Handshake, Sprout, UserCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Badge, type Tone } from '#client/ui/Badge.tsx'
import type { Stage } from './prospectQuery.ts'

const looks = {
  prospect: { icon: Sprout, tone: 'neutral' },
  mql: { icon: UserCheck, tone: 'accent' },
  lead: { icon: Flame, tone: 'sales' },
  opportunity: { icon: Handshake, tone: 'sales' },
  customer: { icon: Building2, tone: 'ok' },
} as const satisfies Record<Stage, { icon: typeof Sprout; tone: Tone }>

/** How far a person has come. */
export function StageBadge({ stage }: { stage: Stage }) {
  const { t } = useTranslation('prospects')
  const { icon: Icon, tone } = looks[stage]
  return (
    <Badge tone={tone} icon={<Icon size={14} aria-hidden="true" />}>
      {t(`stage.${stage}`)}
    </Badge>
  )
}
