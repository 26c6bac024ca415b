import { Search, X } from 'lucide-react'
import {
  Button as AriaButton,
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
  Group,
  Input,
} from 'react-aria-components'
import styles from './Field.module.css'
import { join } from './join.ts'

export interface SearchFieldProps extends Omit<AriaSearchFieldProps, 'className' | 'children' | 'aria-label'> {
  label: string
  placeholder?: string
  className?: string
  inputRef?: React.Ref<HTMLInputElement>
}

/** Searches as one types; Escape or the cross clears it. */
export function SearchField({ label, placeholder, className, inputRef, ...rest }: SearchFieldProps) {
  return (
    <AriaSearchField {...rest} aria-label={label} className={join(styles.field, styles.search, className)}>
      <Group className={styles.box}>
        <Search size={16} aria-hidden="true" />
        <Input ref={inputRef} className={styles.input} placeholder={placeholder ?? label} />
        <AriaButton className={styles.clear}>
          <X size={14} aria-hidden="true" />
        </AriaButton>
      </Group>
    </AriaSearchField>
  )
}
