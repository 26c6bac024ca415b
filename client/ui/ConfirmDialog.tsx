import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Banner } from './Banner.tsx'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'

export interface ConfirmDialogProps {
  title: string
  /** What happens, and to how many. */
  children: ReactNode
  /** Verb and object: “Archive list”. */
  confirmLabel: string
  onConfirm: () => void
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  danger?: boolean
  isPending?: boolean
  /** Why it did not work, when it did not. */
  error?: string | undefined
}

/** Asks before something that is hard to take back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { t } = useTranslation('ui')
  return (
    <Dialog
      title={props.title}
      role="alertdialog"
      isOpen={props.isOpen}
      onOpenChange={props.onOpenChange}
      footer={({ close }) => (
        <>
          <Button onPress={close}>{t('cancel')}</Button>
          <Button
            variant={props.danger ? 'danger' : 'primary'}
            onPress={props.onConfirm}
            isPending={props.isPending}
            autoFocus={!props.danger}
          >
            {props.confirmLabel}
          </Button>
        </>
      )}
    >
      {props.error && <Banner tone="error">{props.error}</Banner>}
      <div>{props.children}</div>
    </Dialog>
  )
}
