import { RadioGroup as AriaRadioGroup, Radio } from 'react-aria-components'
import { FieldLabel, FieldNotes, type FieldTexts } from './FormField.tsx'
import { join } from './join.ts'
import styles from './Toggle.module.css'

export interface RadioGroupProps<Id extends string> extends FieldTexts {
  options: readonly { id: Id; label: string; description?: string | undefined; isDisabled?: boolean }[]
  value: Id | null
  onChange: (value: Id) => void
  isDisabled?: boolean
  /** Every choice in a frame of its own, for two or three weighty ones. */
  cards?: boolean
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
      {options.map((option) => (
        <Radio
          key={option.id}
          value={option.id}
          isDisabled={option.isDisabled}
          className={join(styles.toggle, cards && styles.card)}
        >
          <span className={join(styles.box, styles.dot)} aria-hidden="true" />
          <span className={styles.words}>
            {option.label}
            {option.description && <span className={styles.help}>{option.description}</span>}
          </span>
        </Radio>
      ))}
      <FieldNotes help={help} error={error} />
    </AriaRadioGroup>
  )
}
