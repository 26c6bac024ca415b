import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow, useWorkspace } from '#client/shell/workspace.ts'
import { RadioGroup } from '#client/ui/RadioGroup.tsx'
import { TextArea } from '#client/ui/TextArea.tsx'
import { TextField } from '#client/ui/TextField.tsx'
import { momentOn } from '#engine/nodes/calendar.ts'
import styles from './PublishDialog.module.css'
import type { Choices } from './usePublishing.ts'

interface WhenPartProps {
  choices: Choices
  onChoose: (part: Partial<Choices>) => void
  /** An older version is published now or not at all. */
  mayWait: boolean
}

/** Now or at a time, and under what name and word. */
export function WhenPart({ choices, onChoose, mayWait }: WhenPartProps) {
  const { t } = useTranslation(['versions', 'editor'])
  const { timeZone } = useWorkspace()
  const now = useNow()
  const [day, setDay] = useState(() => dayIn(timeZone, new Date(now.getTime() + 24 * 60 * 60 * 1000)))
  const [time, setTime] = useState('09:00')
  const later = choices.dueAt !== null
  /** "": there is no such moment, or it is past. */
  const momentOf = (on: string, at: string): string => {
    const moment = /^\d{4}-\d\d-\d\d$/.test(on) && /^\d\d:\d\d$/.test(at) ? momentOn(on, at, timeZone) : null
    return moment && moment > now ? moment.toISOString() : ''
  }
  return (
    <>
      {mayWait && (
        <RadioGroup
          label={t('publish.when')}
          hideLabel
          cards="beside"
          value={later ? 'later' : 'now'}
          onChange={(when) => onChoose({ dueAt: when === 'now' ? null : momentOf(day, time) })}
          options={[
            { id: 'now', label: t('publish.now') },
            { id: 'later', label: t('publish.later'), description: t('publish.laterAbout') },
          ]}
        />
      )}
      {later && (
        <div className={styles.moment}>
          <TextField
            label={t('publish.day')}
            type="date"
            value={day}
            error={choices.dueAt === '' ? t('publish.badTime') : undefined}
            onChange={(on) => {
              setDay(on)
              onChoose({ dueAt: momentOf(on, time) })
            }}
          />
          <TextField
            label={t('publish.time')}
            type="time"
            value={time}
            help={t('publish.zone', { zone: timeZone })}
            onChange={(at) => {
              setTime(at)
              onChoose({ dueAt: momentOf(day, at) })
            }}
          />
        </div>
      )}
      <TextField
        label={t('publish.name')}
        optional
        maxLength={200}
        value={choices.name}
        placeholder={t('publish.nameExample')}
        onChange={(name) => onChoose({ name })}
      />
      <TextArea
        label={t('editor:publish.note')}
        optional
        rows={2}
        maxLength={500}
        value={choices.note}
        placeholder={t('editor:publish.noteExample')}
        onChange={(note) => onChoose({ note })}
      />
    </>
  )
}

const dayIn = (timeZone: string, moment: Date): string =>
  new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone }).format(moment)
