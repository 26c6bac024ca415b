import { Check, ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Button as AriaButton,
  Popover as AriaPopover,
  Select as AriaSelect,
  ListBox,
  ListBoxItem,
  SelectValue,
  Text,
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import field from './Field.module.css'
import { FieldLabel, FieldNotes, type FieldTexts } from './FormField.tsx'
import { join } from './join.ts'
import list from './Popover.module.css'
import styles from './Select.module.css'

export interface Option<Id extends string | number> {
  id: Id
  label: string
  description?: string | undefined
  icon?: ReactNode
  isDisabled?: boolean
}

export interface SelectProps<Id extends string | number> extends FieldTexts {
  options: readonly Option<Id>[]
  value: Id | null
  onChange: (value: Id) => void
  placeholder?: string
  isDisabled?: boolean
  size?: 'medium' | 'small'
  name?: string
  className?: string
  autoFocus?: boolean
}

/** One of a few. For one of very many, use ComboBox. */
export function Select<Id extends string | number>(props: SelectProps<Id>) {
  const { options, value, onChange, placeholder, size, className, label, hideLabel, help, error, optional } = props
  const { t } = useTranslation('ui')
  return (
    <AriaSelect
      aria-label={hideLabel ? label : undefined}
      value={value}
      onChange={(key) => key !== null && onChange(key as Id)}
      placeholder={placeholder ?? t('select.choose')}
      isDisabled={props.isDisabled}
      isInvalid={Boolean(error)}
      name={props.name}
      autoFocus={props.autoFocus}
      className={join(field.field, className)}
    >
      {!hideLabel && <FieldLabel label={label} optional={optional} />}
      <AriaButton className={join(styles.trigger, size === 'small' && styles.small)}>
        <SelectValue className={styles.value} />
        <ChevronDown size={16} aria-hidden="true" />
      </AriaButton>
      <FieldNotes help={help} error={error} />
      <AriaPopover offset={4} className={list.popover}>
        <ListBox
          className={list.list}
          items={options}
          renderEmptyState={() => <p className={list.empty}>{t('select.empty')}</p>}
        >
          {(option) => <OptionItem option={option} />}
        </ListBox>
      </AriaPopover>
    </AriaSelect>
  )
}

/** A line of a Select or ComboBox. */
export function OptionItem({ option }: { option: Option<string | number> }) {
  return (
    <ListBoxItem id={option.id} textValue={option.label} isDisabled={option.isDisabled} className={list.item}>
      {option.icon}
      <span className={list.words}>
        <Text slot="label">{option.label}</Text>
        {option.description && (
          <Text slot="description" className={list.description}>
            {option.description}
          </Text>
        )}
      </span>
      <Check size={16} className={list.check} aria-hidden="true" />
    </ListBoxItem>
  )
}
