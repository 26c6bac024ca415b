import { CircleAlert, CircleCheck, Clock, LoaderCircle } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Badge, type Tone } from '#client/ui/Badge.tsx'

const looks = {
  uploaded: { icon: Clock, tone: 'neutral' },
  running: { icon: LoaderCircle, tone: 'accent' },
  done: { icon: CircleCheck, tone: 'ok' },
  failed: { icon: CircleAlert, tone: 'error' },
} as const satisfies Record<string, { icon: typeof Clock; tone: Tone }>

/** Where an import stands. */
export function ImportStateBadge({ state }: { state: keyof typeof looks }) {
  const { t } = useTranslation('imports')
  const { icon: Icon, tone } = looks[state]
  return (
    <Badge tone={tone} icon={<Icon size={14} aria-hidden="true" />}>
      {t(`state.${state}`)}
    </Badge>
  )
}
