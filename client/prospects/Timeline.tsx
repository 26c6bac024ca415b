import {
  BadgeCheck,
  Ban,
  CalendarCheck,
  CircleDot,
  DoorOpen,
  FileDown,
  Flag,
  Footprints,
  Globe,
  Handshake,
  ListPlus,
  type LucideIcon,
  Mail,
  MousePointerClick,
  TextCursorInput,
  TrendingUp,
  TriangleAlert,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { kindIcons } from '#client/canvas/kindIcons.ts'
import { currentLanguage } from '#client/i18n/language.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { useNow } from '#client/shell/workspace.ts'
import { Button } from '#client/ui/Button.tsx'
import { join } from '#client/ui/join.ts'
import { SkeletonLines } from '#client/ui/Skeleton.tsx'
import styles from './Timeline.module.css'
import { type TimelineItem, tellable, timelineSentence } from './timelineSentence.ts'

interface TimelineProps {
  /** Newest first; undefined while they are on their way. */
  items: readonly TimelineItem[] | undefined
  hasMore: boolean
  onMore: () => void
}

/** What happened to a person, newest first, day by day, in words. */
export function Timeline({ items, hasMore, onMore }: TimelineProps) {
  const { t } = useTranslation('timeline')
  const format = useFormat()
  const now = useNow()
  if (!items) return <SkeletonLines count={6} height="18px" />
  const told = tellable(items)
  const programs = new Set(told.flatMap((item) => ('program' in item && item.program ? [item.program.id] : [])))
  if (told.length === 0 && !hasMore) return <p className={styles.empty}>{t('empty')}</p>
  let day = ''
  return (
    <>
      <ol className={styles.timeline}>
        {told.map((item) => {
          const itsDay = format.longDate(item.at)
          const isNewDay = itsDay !== day
          day = itsDay
          return (
            <li key={item.id} className={styles.item}>
              {isNewDay && (
                <h3 className={styles.day}>
                  {itsDay} <span>{format.relative(item.at, now)}</span>
                </h3>
              )}
              <Line item={item} namesProgram={programs.size > 1} />
            </li>
          )
        })}
      </ol>
      {hasMore && (
        <Button variant="quiet" onPress={onMore}>
          {t('more')}
        </Button>
      )}
    </>
  )
}

function Line({ item, namesProgram }: { item: TimelineItem; namesProgram: boolean }) {
  const { t } = useTranslation('timeline')
  const format = useFormat()
  const { title, notes, points } = timelineSentence(item, { t, language: currentLanguage(), namesProgram })
  const { icon: Icon, look } = appearance(item)
  return (
    <div className={styles.line}>
      <span className={join(styles.icon, styles[look])} aria-hidden="true">
        <Icon size={16} />
      </span>
      <div className={styles.words}>
        <p>{title}</p>
        {notes.map((note) => (
          <p key={note} className={styles.note}>
            {note}
          </p>
        ))}
      </div>
      {points !== 0 && <span className={styles.points}>{t('points', { points: format.signed(points) })}</span>}
      <time className={styles.time} dateTime={item.at} title={format.dateTime(item.at)}>
        {format.time(item.at)}
      </time>
    </div>
  )
}

const stepIcons: Readonly<Record<string, LucideIcon>> = kindIcons

const events: Readonly<Record<string, LucideIcon>> = {
  'email.clicked': MousePointerClick,
  'file.downloaded': FileDown,
  'form.submitted': TextCursorInput,
  'page.visited': Globe,
  'email.unsubscribed': Ban,
  'list.joined': ListPlus,
  'program.notStarted': TriangleAlert,
}

/** `own`: what the person did; `ours`: what was done to them; `sales`; `bad`. */
function appearance(item: TimelineItem): { icon: LucideIcon; look: 'own' | 'ours' | 'sales' | 'bad' } {
  switch (item.kind) {
    case 'event':
      return {
        icon: events[item.type] ?? CircleDot,
        look:
          item.type === 'email.unsubscribed' || item.type === 'program.notStarted'
            ? 'bad'
            : item.type === 'list.joined'
              ? 'ours'
              : 'own',
      }
    case 'score':
      return { icon: TrendingUp, look: 'ours' }
    case 'message':
      return item.state === 'blocked' || item.state === 'failed'
        ? { icon: TriangleAlert, look: 'bad' }
        : { icon: Mail, look: 'ours' }
    case 'entered':
      return { icon: DoorOpen, look: 'ours' }
    case 'step':
      return { icon: item.nodeType === null ? Footprints : (stepIcons[item.nodeType] ?? Footprints), look: 'ours' }
    case 'ended':
      return item.status === 'failed' ? { icon: TriangleAlert, look: 'bad' } : { icon: Flag, look: 'ours' }
    case 'joined':
      return { icon: ListPlus, look: 'ours' }
    case 'lead':
      return { icon: Handshake, look: 'sales' }
    case 'leadAction':
      return { icon: CalendarCheck, look: 'sales' }
    case 'consent':
      return item.state === 'withdrawn' ? { icon: Ban, look: 'bad' } : { icon: BadgeCheck, look: 'ours' }
    default:
      return item satisfies never
  }
}
