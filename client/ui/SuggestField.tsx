import { ComboBox as AriaComboBox, Popover as AriaPopover, Input, ListBox } from 'react-aria-components'
import field from './Field.module.css'
import { FieldLabel, FieldNotes, type FieldTexts } from './FormField.tsx'
import { join } from './join.ts'
import list from './Popover.module.css'
import { type Option, OptionItem } from './Select.tsx'

export interface SuggestFieldProps extends FieldTexts {
  /** What is offered; anything else may be written. The id is what is written. */
  options: readonly Option<string>[]
  value: string
  onChange: (value: string) => void
  placeholder?: string
  isDisabled?: boolean
  className?: string
}

/** One line of text, with suggestions. */
export function SuggestField(props: SuggestFieldProps) {
  const { options, value, onChange, placeholder, isDisabled, className, label, hideLabel, help, error, optional } =
    props
  const known = options.find(({ id }) => id === value)
  return (
    <AriaComboBox
      defaultItems={options}
      aria-label={hideLabel ? label : undefined}
      allowsCustomValue
      inputValue={known?.label ?? value}
      onInputChange={(text) => onChange(options.find((option) => option.label === text)?.id ?? text)}
      onSelectionChange={(key) => key !== null && onChange(String(key))}
      isDisabled={isDisabled}
      isInvalid={Boolean(error)}
      menuTrigger="input"
      className={join(field.field, className)}
    >
      {!hideLabel && <FieldLabel label={label} optional={optional} />}
      <Input className={field.input} placeholder={placeholder} />
      <FieldNotes help={help} error={error} />
      <AriaPopover offset={4} className={list.popover}>
        <ListBox className={list.list}>{(option: Option<string>) => <OptionItem option={option} />}</ListBox>
      </AriaPopover>
    </AriaComboBox>
  )
}
