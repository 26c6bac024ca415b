import type { ReactNode } from 'react'
import {
  Dialog as AriaDialog,
  Popover as AriaPopover,
  type PopoverProps as AriaPopoverProps,
} from 'react-aria-components'
import { join } from './join.ts'
import styles from './Popover.module.css'

export interface PopoverProps extends Omit<AriaPopoverProps, 'className' | 'children'> {
  /** What it is, read aloud. */
  label: string
  children: ReactNode | ((state: { close: () => void }) => ReactNode)
  className?: string
}

/** Something small over the page, held by its trigger: stands inside a react-aria-components DialogTrigger, or is
 *  given `triggerRef`, `isOpen` and `onOpenChange`. */
export function Popover({ label, children, className, ...rest }: PopoverProps) {
  return (
    <AriaPopover offset={6} {...rest} className={join(styles.popover, className)}>
      <AriaDialog aria-label={label} className={styles.dialog}>
        {children}
      </AriaDialog>
    </AriaPopover>
  )
}
