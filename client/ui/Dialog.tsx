import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import styles from './Dialog.module.css'
import { IconButton } from './IconButton.tsx'
import { join } from './join.ts'

type Content = ReactNode | ((state: { close: () => void }) => ReactNode)

export interface DialogProps {
  title: string
  children: Content
  /** The buttons, the one that does it last. */
  footer?: Content
  /** Left out inside a react-aria-components DialogTrigger, which then holds the state. */
  isOpen?: boolean
  onOpenChange?: (isOpen: boolean) => void
  size?: 'medium' | 'wide'
  /** `alertdialog` for a question that must be answered. */
  role?: 'dialog' | 'alertdialog'
  /** False keeps a press outside from closing it, for dialogs with typing in them. */
  isDismissable?: boolean
}

/** A window over the page. Never opened from another one. On phones it comes up from the bottom. */
export function Dialog(props: DialogProps) {
  const { title, children, footer, isOpen, onOpenChange, size, role, isDismissable = true } = props
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={onOpenChange} isDismissable={isDismissable} className={styles.scrim}>
      <Modal className={join(styles.modal, size === 'wide' && styles.wide)}>
        <AriaDialog role={role} className={styles.dialog}>
          {({ close }) => <DialogParts title={title} body={children} footer={footer} close={close} />}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

/** Title, cross, scrolling body and buttons, as Dialog and Drawer share them. */
export function DialogParts(props: { title: string; body: Content; footer?: Content; close: () => void }) {
  const { title, body, footer, close } = props
  const { t } = useTranslation('ui')
  return (
    <>
      <header className={styles.head}>
        <Heading slot="title" level={2} className={styles.title}>
          {title}
        </Heading>
        <IconButton label={t('close')} icon={<X size={20} aria-hidden="true" />} onPress={close} />
      </header>
      <div className={styles.body}>{typeof body === 'function' ? body({ close }) : body}</div>
      {footer && <footer className={styles.foot}>{typeof footer === 'function' ? footer({ close }) : footer}</footer>}
    </>
  )
}
