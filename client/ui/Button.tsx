import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import { Link, type LinkProps } from 'react-router'
import styles from './Button.module.css'
import { join } from './join.ts'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'

export interface ButtonLook {
  /** `primary`: the one thing to do on a page. `danger`: cannot be taken back. */
  variant?: ButtonVariant
  size?: 'medium' | 'small'
  icon?: ReactNode
}

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children'>, ButtonLook {
  children: ReactNode
  className?: string
  ref?: React.Ref<HTMLButtonElement>
}

/** A button with words. While `isPending` it keeps its width and focus, and cannot be pressed again. */
export function Button({ variant = 'secondary', size = 'medium', icon, children, className, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={join(styles.button, styles[variant], size === 'small' && styles.small, className)}>
      {rest.isPending ? <Dots /> : icon}
      {children}
    </AriaButton>
  )
}

/** Looks like a button, goes somewhere. */
export function ButtonLink({
  variant = 'secondary',
  size = 'medium',
  icon,
  children,
  className,
  ...rest
}: LinkProps & ButtonLook) {
  return (
    <Link
      {...rest}
      className={join(styles.button, styles[variant], size === 'small' && styles.small, className)}
      draggable={false}
    >
      {icon}
      {children}
    </Link>
  )
}

function Dots() {
  return (
    <span className={styles.dots} aria-hidden="true">
      <span />
      <span />
      <span />
    </span>
  )
}
