import { useMutation, useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { api, client, queryClient, refusalMessage, refusalOf } from '#client/api.ts'
import { useWorkspace } from '#client/shell/workspace.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Dialog } from '#client/ui/Dialog.tsx'
import { Form } from '#client/ui/Form.tsx'
import { Select } from '#client/ui/Select.tsx'
import { TextField } from '#client/ui/TextField.tsx'
import { type Basis, BasisFields } from './BasisFields.tsx'
import styles from './ProspectForm.module.css'

const none = 0
const names = ['email', 'firstName', 'lastName', 'company', 'jobTitle', 'phone'] as const
const blank = { email: '', firstName: '', lastName: '', company: '', jobTitle: '', phone: '' }

/** Adds one person by hand, with the basis for mailing them. */
export function NewProspectDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation('prospects')
  const { t: ui } = useTranslation('ui')
  const { id: workspaceId } = useWorkspace()
  const navigate = useNavigate()
  const formId = useId()
  const [form, setForm] = useState(blank)
  const [listId, setListId] = useState(none)
  const [basis, setBasis] = useState<Basis | null>(null)
  const [source, setSource] = useState('')
  const [tried, setTried] = useState(false)
  const lists = useQuery(api.lists.list.queryOptions({ workspaceId }, { enabled: isOpen }))
  const create = useMutation({
    mutationFn: (consent: { basis: Basis; source: string }) =>
      client.prospects.create.mutate({ workspaceId, ...form, listId: listId === none ? undefined : listId, consent }),
    onSuccess: ({ id }) => {
      void queryClient.invalidateQueries({ queryKey: api.prospects.pathKey() })
      void queryClient.invalidateQueries({ queryKey: api.lists.pathKey() })
      setForm(blank)
      setTried(false)
      onClose()
      navigate(`/w/${workspaceId}/prospects/${id}`)
    },
  })
  const refusal = refusalOf(create.error)
  const fieldRefusal = names.find((name) => name === refusal?.field)
  const required = ui('field.required')
  return (
    <Dialog
      title={t('new.title')}
      isOpen={isOpen}
      onOpenChange={onClose}
      isDismissable={false}
      footer={({ close }) => (
        <>
          <Button onPress={close}>{ui('cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" isPending={create.isPending}>
            {t('new.submit')}
          </Button>
        </>
      )}
    >
      {create.error && !fieldRefusal && <Banner tone="error">{refusalMessage(create.error)}</Banner>}
      <Form
        id={formId}
        onSubmit={() => {
          setTried(true)
          if (form.email.trim() && basis && source.trim()) create.mutate({ basis, source: source.trim() })
        }}
      >
        <div className={styles.grid}>
          {names.map((name) => (
            <TextField
              key={name}
              className={name === 'email' ? styles.wide : undefined}
              label={t(`field.${name}`)}
              type={name === 'email' ? 'email' : 'text'}
              autoFocus={name === 'email'}
              optional={name !== 'email'}
              value={form[name]}
              onChange={(value) => setForm({ ...form, [name]: value })}
              error={
                (name === 'email' && tried && !form.email.trim() ? required : undefined) ??
                (fieldRefusal === name ? refusal?.message : undefined)
              }
            />
          ))}
        </div>
        <Select
          label={t('field.list')}
          value={listId}
          onChange={setListId}
          options={[
            { id: none, label: t('field.list.none') },
            ...(lists.data ?? []).filter((list) => !list.archivedAt).map((list) => ({ id: list.id, label: list.name })),
          ]}
        />
        <BasisFields
          basis={basis}
          source={source}
          onBasis={setBasis}
          onSource={setSource}
          basisError={tried && !basis ? ui('field.chooseOne') : undefined}
          sourceError={tried && !source.trim() ? required : undefined}
        />
      </Form>
    </Dialog>
  )
}
