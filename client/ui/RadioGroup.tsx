import type { ReactNode } from 'react'
import { RadioGroup as AriaRadioGroup, Radio } from 'react-aria-components'
import { FieldLabel, FieldNotes, type FieldTexts } from './FormField.tsx'
import { join } from './join.ts'
import styles from './Toggle.module.css'

export interface RadioGroupProps<Id extends string> extends FieldTexts {
  options: readonly RadioOption<Id>[]
  value: Id | null
  onChange: (value: Id) => void
  isDisabled?: boolean
  /** Every choice in a frame of its own, for weighty ones: below each other, or side by side where there is room. */
  cards?: boolean | 'beside'
}

export interface RadioOption<Id extends string> {
  id: Id
  label: string
  description?: string | undefined
  isDisabled?: boolean
  /** Only where all have one. */
  icon?: ReactNode
  /** A few small words after the label. */
  note?: string | undefined
}

/** One of a few that are all worth seeing. */
export function RadioGroup<Id extends string>(props: RadioGroupProps<Id>) {
  const { options, value, onChange, cards, label, hideLabel, help, error, optional } = props
  return (
    <AriaRadioGroup
      aria-label={hideLabel ? label : undefined}
      value={value}
      onChange={(next) => onChange(next as Id)}
      isDisabled={props.isDisabled}
      isInvalid={Boolean(error)}
      className={styles.group}
    >
      {!hideLabel && <FieldLabel label={label} optional={optional} />}
      <div className={join(styles.choices, cards === 'beside' && styles.beside)}>
        {options.map((option) => (
          <Radio
            key={option.id}
            value={option.id}
            isDisabled={option.isDisabled}
            className={join(styles.toggle, cards && styles.card)}
          >
            <span className={join(styles.box, styles.dot)} aria-hidden="true" />
            <span className={styles.words}>
              <span className={styles.label}>
                {option.icon}
                {option.label}
                {option.note && <span className={styles.note}>{option.note}</span>}
              </span>
              {option.description && <span className={styles.help}>{option.description}</span>}
            </span>
          </Radio>
        ))}
      </div>
      <FieldNotes help={help} error={error} />
    </AriaRadioGroup>
  )
}
