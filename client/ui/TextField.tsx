import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps, Input } from 'react-aria-components'
import styles from './Field.module.css'
import { FieldLabel, FieldNotes, type FieldTexts } from './FormField.tsx'
import { join } from './join.ts'

export interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'children'>, FieldTexts {
  placeholder?: string
  mono?: boolean
  className?: string
  inputRef?: React.Ref<HTMLInputElement>
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { label, hideLabel, help, error, optional, placeholder, mono, className, inputRef, ...rest } = props
  return (
    <AriaTextField
      {...rest}
      aria-label={hideLabel ? label : undefined}
      isInvalid={error ? true : rest.isInvalid}
      className={join(styles.field, className)}
    >
      {!hideLabel && <FieldLabel label={label} optional={optional} />}
      <Input ref={inputRef} className={join(styles.input, mono && styles.mono)} placeholder={placeholder} />
      <FieldNotes help={help} error={error} />
    </AriaTextField>
  )
}
