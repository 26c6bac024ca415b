import { Check, Minus } from 'lucide-react'
import { Checkbox as AriaCheckbox, type CheckboxProps as AriaCheckboxProps } from 'react-aria-components'
import { join } from './join.ts'
import styles from './Toggle.module.css'

export interface CheckboxProps extends Omit<AriaCheckboxProps, 'className' | 'children' | 'aria-label'> {
  label: string
  /** Keeps the label for screen readers alone. */
  hideLabel?: boolean
  help?: string
}

/** Yes or no, taken when its form is saved. For what takes effect at once, use Switch. */
export function Checkbox({ label, hideLabel, help, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox
      {...rest}
      aria-label={hideLabel ? label : undefined}
      className={join(styles.toggle, hideLabel && styles.bare)}
    >
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className={styles.box} aria-hidden="true">
            {isIndeterminate ? <Minus size={14} strokeWidth={3} /> : isSelected && <Check size={14} strokeWidth={3} />}
          </span>
          {!hideLabel && (
            <span className={styles.words}>
              {label}
              {help && <span className={styles.help}>{help}</span>}
            </span>
          )}
        </>
      )}
    </AriaCheckbox>
  )
}
