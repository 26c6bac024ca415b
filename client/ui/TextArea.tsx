import {
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components'
import styles from './Field.module.css'
import { FieldLabel, FieldNotes, type FieldTexts } from './FormField.tsx'
import { join } from './join.ts'

export interface TextAreaProps extends Omit<AriaTextFieldProps, 'className' | 'children'>, FieldTexts {
  placeholder?: string
  rows?: number
  mono?: boolean
  className?: string
}

/** Several lines of text; grows by its corner. */
export function TextArea(props: TextAreaProps) {
  const { label, hideLabel, help, error, optional, placeholder, rows, mono, className, ...rest } = props
  return (
    <AriaTextField
      {...rest}
      aria-label={hideLabel ? label : undefined}
      isInvalid={error ? true : rest.isInvalid}
      className={join(styles.field, className)}
    >
      {!hideLabel && <FieldLabel label={label} optional={optional} />}
      <AriaTextArea className={join(styles.input, mono && styles.mono)} placeholder={placeholder} rows={rows} />
      <FieldNotes help={help} error={error} />
    </AriaTextField>
  )
}
