import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/i18n/useFormat.ts'
import { Button } from '#client/ui/Button.tsx'
import { Checkbox } from '#client/ui/Checkbox.tsx'
import { IconButton } from '#client/ui/IconButton.tsx'
import { TextField } from '#client/ui/TextField.tsx'
import type { SendingWindow } from '#engine/nodes/window.ts'
import styles from '../Inspector.module.css'
import type { WidgetProps } from '../widgetProps.ts'

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
const countries = ['FI', 'SE'] as const

type WindowFieldsProps = Pick<
  WidgetProps<SendingWindow>,
  'value' | 'path' | 'text' | 'issueAt' | 'onChange' | 'isReadOnly'
>

/** Hours of the week: on which days, from when to when, and when not. */
export function WindowFields({ value, path, text, issueAt, onChange, isReadOnly }: WindowFieldsProps) {
  const words = (key: string) => text(`field.${path}.${key}`) ?? key
  const put = (part: Partial<SendingWindow>, typing = false) => onChange({ ...value, ...part }, typing)
  const toggle = <T,>(all: readonly T[], of: readonly T[], one: T, on: boolean) =>
    all.filter((each) => (each === one ? on : of.includes(each)))
  return (
    <div className={styles.stack} data-field={path}>
      <fieldset className={styles.fieldset} data-field={`${path}.weekdays`}>
        <legend className={styles.legend}>{words('weekdays')}</legend>
        <div className={styles.days}>
          {weekdays.map((day) => (
            <Checkbox
              key={day}
              label={text(`choice.${path}.weekdays.${day}`) ?? String(day)}
              isSelected={value.weekdays.includes(day)}
              isDisabled={isReadOnly}
              onChange={(on) =>
                put({ weekdays: toggle(weekdays, value.weekdays as (typeof weekdays)[number][], day, on) })
              }
            />
          ))}
        </div>
        {issueAt(`${path}.weekdays`) && <p className={styles.wrong}>{issueAt(`${path}.weekdays`)}</p>}
      </fieldset>
      <div className={styles.pair}>
        {(['from', 'to'] as const).map((key) => (
          <div key={key} data-field={`${path}.${key}`} className={styles.half}>
            <TextField
              label={words(key)}
              type="time"
              value={value[key]}
              error={issueAt(`${path}.${key}`)}
              isReadOnly={isReadOnly}
              onChange={(time) => /^\d\d:\d\d$/.test(time) && put({ [key]: time }, true)}
            />
          </div>
        ))}
      </div>
      <fieldset className={styles.fieldset} data-field={`${path}.holidays`}>
        <legend className={styles.legend}>{words('holidays')}</legend>
        {countries.map((country) => (
          <Checkbox
            key={country}
            label={text(`choice.${path}.holidays.${country}`) ?? country}
            isSelected={value.holidays.includes(country)}
            isDisabled={isReadOnly}
            onChange={(on) => put({ holidays: toggle(countries, value.holidays, country, on) })}
          />
        ))}
      </fieldset>
      <ClosedDays
        label={words('dates')}
        dates={value.dates}
        isReadOnly={isReadOnly}
        onChange={(dates) => put({ dates })}
      />
    </div>
  )
}

interface ClosedDaysProps {
  readonly label: string
  readonly dates: readonly string[]
  readonly isReadOnly: boolean
  readonly onChange: (dates: string[]) => void
}

function ClosedDays({ label, dates, isReadOnly, onChange }: ClosedDaysProps) {
  const { t } = useTranslation('rules')
  const format = useFormat()
  const [day, setDay] = useState('')
  const say = (date: string) => format.date(`${date}T12:00:00`)
  return (
    <div className={styles.stack}>
      {dates.length > 0 && (
        <ul className={styles.chosen}>
          {dates.map((date) => (
            <li key={date}>
              {say(date)}
              {!isReadOnly && (
                <IconButton
                  label={t('remove.day', { day: say(date) })}
                  size="small"
                  icon={<Trash2 size={16} />}
                  onPress={() => onChange(dates.filter((one) => one !== date))}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {!isReadOnly && (
        <div className={styles.pair}>
          <div className={styles.unit}>
            <TextField label={label} type="date" value={day} onChange={setDay} />
          </div>
          <Button
            size="small"
            className={styles.besideField}
            isDisabled={!day || dates.includes(day)}
            onPress={() => {
              onChange([...dates, day].sort())
              setDay('')
            }}
          >
            {t('add.day')}
          </Button>
        </div>
      )}
    </div>
  )
}
