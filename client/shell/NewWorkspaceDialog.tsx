import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { api, client, queryClient, refusalMessage } from '#client/api.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Checkbox } from '#client/ui/Checkbox.tsx'
import { Dialog } from '#client/ui/Dialog.tsx'
import { Form } from '#client/ui/Form.tsx'
import { TextField } from '#client/ui/TextField.tsx'

interface NewWorkspaceDialogProps {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}

/** Makes a workspace and goes there. */
export function NewWorkspaceDialog({ isOpen, onOpenChange }: NewWorkspaceDialogProps) {
  const { t } = useTranslation('shell')
  const { t: ui } = useTranslation('ui')
  const navigate = useNavigate()
  const form = useId()
  const [name, setName] = useState('')
  const [sandbox, setSandbox] = useState(false)
  const [tried, setTried] = useState(false)
  const create = useMutation({
    mutationFn: () => client.session.createWorkspace.mutate({ name, sandbox }),
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: api.session.me.queryKey() })
      onOpenChange(false)
      setName('')
      setTried(false)
      navigate(`/w/${id}`)
    },
  })
  return (
    <Dialog
      title={t('workspace.new.title')}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      footer={({ close }) => (
        <>
          <Button onPress={close}>{ui('cancel')}</Button>
          <Button type="submit" form={form} variant="primary" isPending={create.isPending}>
            {t('workspace.new.create')}
          </Button>
        </>
      )}
    >
      {create.error && <Banner tone="error">{refusalMessage(create.error)}</Banner>}
      <Form
        id={form}
        onSubmit={() => {
          setTried(true)
          if (name.trim()) create.mutate()
        }}
      >
        <TextField
          label={t('workspace.new.name')}
          autoFocus
          value={name}
          onChange={setName}
          error={tried && !name.trim() ? ui('field.required') : undefined}
        />
        <Checkbox
          label={t('workspace.new.sandbox')}
          help={t('workspace.new.sandbox.help')}
          isSelected={sandbox}
          onChange={setSandbox}
        />
      </Form>
    </Dialog>
  )
}
