import { Minus, Plus } from 'lucide-react'
import {
  Button as AriaButton,
  NumberField as AriaNumberField,
  type NumberFieldProps as AriaNumberFieldProps,
  Group,
  Input,
} from 'react-aria-components'
import styles from './Field.module.css'
import { FieldLabel, FieldNotes, type FieldTexts } from './FormField.tsx'
import { join } from './join.ts'

export interface NumberFieldProps extends Omit<AriaNumberFieldProps, 'className' | 'children'>, FieldTexts {
  /** A word after the number, such as a percent sign. */
  unit?: string
  placeholder?: string
  className?: string
}

/** A number in the reader's own notation, with steps. `onChange` gets NaN when it is emptied. */
export function NumberField(props: NumberFieldProps) {
  const { label, hideLabel, help, error, optional, unit, placeholder, className, ...rest } = props
  return (
    <AriaNumberField
      {...rest}
      aria-label={hideLabel ? label : undefined}
      isInvalid={error ? true : rest.isInvalid}
      className={join(styles.field, className)}
    >
      {!hideLabel && <FieldLabel label={label} optional={optional} />}
      <Group className={styles.box}>
        <Input className={styles.input} placeholder={placeholder} />
        {unit && <span className={styles.unit}>{unit}</span>}
        <AriaButton slot="decrement" className={styles.step}>
          <Minus size={14} aria-hidden="true" />
        </AriaButton>
        <AriaButton slot="increment" className={styles.step}>
          <Plus size={14} aria-hidden="true" />
        </AriaButton>
      </Group>
      <FieldNotes help={help} error={error} />
    </AriaNumberField>
  )
}
