import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalMessage } from '#client/api.ts'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { Form } from './Form.tsx'
import { TextField } from './TextField.tsx'

export interface RenameDialogProps {
  title: string
  label: string
  /** The present name; "" for something that is made with it. */
  name: string
  /** Says “Save” when left out. */
  submitLabel?: string
  isOpen: boolean
  onClose: () => void
  /** Rejects with a refusal when the name will not do; it is then shown under the field. */
  onRename: (name: string) => Promise<void>
}

/** Asks for one name. */
export function RenameDialog(props: RenameDialogProps) {
  const { title, isOpen, onClose } = props
  const form = useId()
  const { t } = useTranslation('ui')
  const [isPending, setPending] = useState(false)
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      onOpenChange={onClose}
      footer={({ close }) => (
        <>
          <Button onPress={close}>{t('cancel')}</Button>
          <Button type="submit" form={form} variant="primary" isPending={isPending}>
            {props.submitLabel ?? t('save')}
          </Button>
        </>
      )}
    >
      <NameForm {...props} form={form} onPending={setPending} />
    </Dialog>
  )
}

/** Lives only while the dialog is open, so that every opening begins with the present name. */
function NameForm(props: RenameDialogProps & { form: string; onPending: (isPending: boolean) => void }) {
  const { label, onRename, onClose, form, onPending } = props
  const { t } = useTranslation('ui')
  const [name, setName] = useState(props.name)
  const [tried, setTried] = useState(false)
  const rename = useMutation({
    mutationFn: () => onRename(name.trim()),
    onMutate: () => onPending(true),
    onSettled: () => onPending(false),
    onSuccess: onClose,
  })
  const missing = tried && !name.trim() ? t('field.required') : undefined
  return (
    <Form
      id={form}
      onSubmit={() => {
        setTried(true)
        if (name.trim()) rename.mutate()
      }}
    >
      <TextField
        label={label}
        autoFocus
        value={name}
        onChange={setName}
        maxLength={200}
        error={missing ?? (rename.error ? refusalMessage(rename.error) : undefined)}
      />
    </Form>
  )
}
