import { Dialog as AriaDialog, Modal, ModalOverlay } from 'react-aria-components'
import styles from './Dialog.module.css'
import { DialogParts, type DialogProps } from './Dialog.tsx'
import { join } from './join.ts'

export interface DrawerProps extends Omit<DialogProps, 'role'> {
  side?: 'right' | 'left'
}

/** A sheet from the side, over the page. */
export function Drawer(props: DrawerProps) {
  const { title, children, footer, isOpen, onOpenChange, size, side, isDismissable = true } = props
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable={isDismissable}
      className={join(styles.scrim, styles.drawerScrim)}
    >
      <Modal className={join(styles.drawer, size === 'wide' && styles.wide, side === 'left' && styles.left)}>
        <AriaDialog className={styles.dialog}>
          {({ close }) => <DialogParts title={title} body={children} footer={footer} close={close} />}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
