import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  type MenuItemProps as AriaMenuItemProps,
  type MenuProps as AriaMenuProps,
  MenuSection as AriaMenuSection,
  Popover as AriaPopover,
  type PopoverProps as AriaPopoverProps,
  Header,
  Separator,
} from 'react-aria-components'
import { join } from './join.ts'
import styles from './Popover.module.css'

export interface MenuProps extends Omit<AriaMenuProps<object>, 'className' | 'children'> {
  label: string
  children: ReactNode
  placement?: AriaPopoverProps['placement']
  /** For a menu that its page opens by hand, such as on a right click. */
  popover?: Pick<AriaPopoverProps, 'isOpen' | 'onOpenChange' | 'triggerRef' | 'offset' | 'crossOffset'>
}

/** A menu under its trigger: `<MenuTrigger><IconButton … /><Menu label="…"><MenuItem … /></Menu></MenuTrigger>`, where
 *  MenuTrigger is react-aria-components' own. */
export function Menu({ label, children, placement = 'bottom end', popover, ...rest }: MenuProps) {
  return (
    <AriaPopover offset={6} placement={placement} {...popover} className={styles.popover}>
      <AriaMenu {...rest} aria-label={label} className={styles.list}>
        {children}
      </AriaMenu>
    </AriaPopover>
  )
}

export interface MenuItemProps extends Omit<AriaMenuItemProps, 'className' | 'children'> {
  children: string
  icon?: ReactNode
  description?: string | undefined
  shortcut?: string | undefined
  danger?: boolean
}

/** `href` makes it a link; inside a section with selection it shows a tick when chosen. */
export function MenuItem({ children, icon, description, shortcut, danger, ...rest }: MenuItemProps) {
  return (
    <AriaMenuItem {...rest} textValue={children} className={join(styles.item, danger && styles.danger)}>
      {({ selectionMode }) => (
        <>
          {icon}
          <span className={styles.words}>
            <span>{children}</span>
            {description && <span className={styles.description}>{description}</span>}
          </span>
          {shortcut && <kbd className={styles.shortcut}>{shortcut}</kbd>}
          {selectionMode !== 'none' && <Check size={16} className={styles.check} aria-hidden="true" />}
        </>
      )}
    </AriaMenuItem>
  )
}

/** A named group of items, with a selection of its own when `selectionMode` is given. */
export function MenuSection({
  title,
  children,
  ...rest
}: Omit<React.ComponentProps<typeof AriaMenuSection>, 'className' | 'children'> & {
  title: string
  children: ReactNode
}) {
  return (
    <AriaMenuSection {...rest}>
      <Header className={styles.heading}>{title}</Header>
      {children}
    </AriaMenuSection>
  )
}

export function MenuSeparator() {
  return <Separator className={styles.separator} />
}
