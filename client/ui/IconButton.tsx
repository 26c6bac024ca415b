import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps, TooltipTrigger } from 'react-aria-components'
import styles from './Button.module.css'
import { join } from './join.ts'
import { Tooltip } from './Tooltip.tsx'

export interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'aria-label'> {
  /** What it does, read aloud and shown as a tooltip. */
  label: string
  icon: ReactNode
  variant?: 'secondary' | 'quiet'
  size?: 'medium' | 'small'
  /** A shortcut to show beside the label. */
  shortcut?: string
  className?: string
  ref?: React.Ref<HTMLButtonElement>
}

/** A button of an icon alone: at least 24 px, with a name. */
export function IconButton({
  label,
  icon,
  variant = 'quiet',
  size = 'medium',
  shortcut,
  className,
  ...rest
}: IconButtonProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <AriaButton
        {...rest}
        aria-label={label}
        className={join(styles.button, styles.icon, styles[variant], size === 'small' && styles.small, className)}
      >
        {icon}
      </AriaButton>
      <Tooltip shortcut={shortcut}>{label}</Tooltip>
    </TooltipTrigger>
  )
}
