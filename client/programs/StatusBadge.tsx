import { CircleDashed, CirclePause, CirclePlay, CircleStop } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Badge, type Tone } from '#client/ui/Badge.tsx'

const looks = {
  draft: { icon: CircleDashed, tone: 'neutral' },
  running: { icon: CirclePlay, tone: 'ok' },
  paused: { icon: CirclePause, tone: 'warn' },
  ended: { icon: CircleStop, tone: 'neutral' },
} as const satisfies Record<string, { icon: typeof CirclePlay; tone: Tone }>

/** Draft, running, paused or ended. */
export function StatusBadge({ status }: { status: keyof typeof looks }) {
  const { t } = useTranslation('programs')
  const { icon: Icon, tone } = looks[status]
  return (
    <Badge tone={tone} icon={<Icon size={14} aria-hidden="true" />}>
      {t(`status.${status}`)}
    </Badge>
  )
}
