import { ChevronDown } from 'lucide-react'
import {
  Button as AriaButton,
  ComboBox as AriaComboBox,
  Popover as AriaPopover,
  Group,
  Input,
  ListBox,
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import field from './Field.module.css'
import { FieldLabel, FieldNotes, type FieldTexts } from './FormField.tsx'
import { join } from './join.ts'
import list from './Popover.module.css'
import { type Option, OptionItem } from './Select.tsx'

export interface ComboBoxProps<Id extends string | number> extends FieldTexts {
  options: readonly Option<Id>[]
  value: Id | null
  onChange: (value: Id | null) => void
  /** For options that come from the server as one types; without it they are filtered here. */
  onSearch?: (text: string) => void
  placeholder?: string
  isDisabled?: boolean
  /** `input`: opens when one types or asks for it, not as soon as it has the focus. */
  opensOn?: 'focus' | 'input'
  className?: string
}

/** One of many, found by typing. */
export function ComboBox<Id extends string | number>(props: ComboBoxProps<Id>) {
  const { options, value, onChange, onSearch, placeholder, className, label, hideLabel, help, error, optional } = props
  const { t } = useTranslation('ui')
  const items = onSearch ? { items: options } : { defaultItems: options }
  return (
    <AriaComboBox
      {...items}
      aria-label={hideLabel ? label : undefined}
      selectedKey={value}
      onSelectionChange={(key) => onChange(key as Id | null)}
      onInputChange={onSearch}
      isDisabled={props.isDisabled}
      isInvalid={Boolean(error)}
      menuTrigger={props.opensOn ?? 'focus'}
      allowsEmptyCollection
      className={join(field.field, className)}
    >
      {!hideLabel && <FieldLabel label={label} optional={optional} />}
      <Group className={field.box}>
        <Input className={field.input} placeholder={placeholder ?? t('select.choose')} />
        <AriaButton className={field.clear}>
          <ChevronDown size={16} aria-hidden="true" />
        </AriaButton>
      </Group>
      <FieldNotes help={help} error={error} />
      <AriaPopover offset={4} className={list.popover}>
        <ListBox className={list.list} renderEmptyState={() => <p className={list.empty}>{t('select.empty')}</p>}>
          {(option: Option<Id>) => <OptionItem option={option} />}
        </ListBox>
      </AriaPopover>
    </AriaComboBox>
  )
}
