import type { ReactNode } from 'react'
import { Tooltip as AriaTooltip, type TooltipProps as AriaTooltipProps } from 'react-aria-components'
import styles from './Tooltip.module.css'

export interface TooltipProps extends Omit<AriaTooltipProps, 'className' | 'children'> {
  children: ReactNode
  shortcut?: string | undefined
}

/** A word or two about a control. Stands inside a react-aria-components TooltipTrigger; never holds what is needed. */
export function Tooltip({ children, shortcut, ...rest }: TooltipProps) {
  return (
    <AriaTooltip offset={6} {...rest} className={styles.tooltip}>
      {children}
      {shortcut && <kbd className={styles.shortcut}>{shortcut}</kbd>}
    </AriaTooltip>
  )
}
