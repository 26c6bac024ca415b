import { useMutation, useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client, type Outputs, queryClient, refusalMessage, refusalOf } from '#client/api.ts'
import { useWorkspace } from '#client/shell/workspace.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Dialog } from '#client/ui/Dialog.tsx'
import { Form } from '#client/ui/Form.tsx'
import { Select } from '#client/ui/Select.tsx'
import { TextField } from '#client/ui/TextField.tsx'
import styles from './ProspectForm.module.css'
import { stages } from './prospectQuery.ts'

type Prospect = Outputs['prospects']['get']

const nobody = ''
const names = [
  'email',
  'firstName',
  'lastName',
  'company',
  'jobTitle',
  'phone',
  'language',
  'timeZone',
  'source',
] as const

interface EditProspectDialogProps {
  prospect: Prospect
  isOpen: boolean
  onClose: () => void
}

/** Changes what is known about a person. */
export function EditProspectDialog({ prospect, isOpen, onClose }: EditProspectDialogProps) {
  const { t } = useTranslation('prospects')
  const { t: ui } = useTranslation('ui')
  const form = useId()
  const [isPending, setPending] = useState(false)
  return (
    <Dialog
      title={t('edit.title')}
      isOpen={isOpen}
      onOpenChange={onClose}
      isDismissable={false}
      footer={({ close }) => (
        <>
          <Button onPress={close}>{ui('cancel')}</Button>
          <Button type="submit" form={form} variant="primary" isPending={isPending}>
            {ui('save')}
          </Button>
        </>
      )}
    >
      <EditForm prospect={prospect} form={form} onPending={setPending} onDone={onClose} />
    </Dialog>
  )
}

interface EditFormProps {
  prospect: Prospect
  form: string
  onPending: (isPending: boolean) => void
  onDone: () => void
}

/** Lives only while the dialog is open, so that every opening begins with what is known. */
function EditForm({ prospect, form, onPending, onDone }: EditFormProps) {
  const { t } = useTranslation('prospects')
  const { t: ui } = useTranslation('ui')
  const { id: workspaceId } = useWorkspace()
  const [values, setValues] = useState(
    () =>
      ({
        ...Object.fromEntries(names.map((name) => [name, prospect[name]])),
      }) as Record<(typeof names)[number], string>,
  )
  const [fields, setFields] = useState<Record<string, string>>({ ...prospect.fields })
  const [stage, setStage] = useState(prospect.stage)
  const [ownerId, setOwnerId] = useState(prospect.owner?.id ?? nobody)
  const members = useQuery(api.workspace.members.queryOptions({ workspaceId }))
  const save = useMutation({
    mutationFn: () =>
      client.prospects.update.mutate({
        workspaceId,
        id: prospect.id,
        ...values,
        stage,
        ownerId: ownerId || null,
        fields,
      }),
    onMutate: () => onPending(true),
    onSettled: () => onPending(false),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: api.prospects.pathKey() })
      onDone()
    },
  })
  const refusal = refusalOf(save.error)
  const atField = names.find((name) => name === refusal?.field)
  const fieldNames = Object.keys(prospect.fields)
  return (
    <Form
      id={form}
      onSubmit={() => {
        if (values.email.trim()) save.mutate()
      }}
    >
      {save.error && !atField && <Banner tone="error">{refusalMessage(save.error)}</Banner>}
      <div className={styles.grid}>
        {names.map((name) => (
          <TextField
            key={name}
            className={name === 'email' ? styles.wide : undefined}
            label={t(`field.${name}`)}
            help={name === 'language' || name === 'timeZone' ? t(`field.${name}.help`) : undefined}
            value={values[name]}
            onChange={(value) => setValues({ ...values, [name]: value })}
            error={
              (name === 'email' && !values.email.trim() ? ui('field.required') : undefined) ??
              (atField === name ? refusal?.message : undefined)
            }
          />
        ))}
        <Select
          label={t('field.stage')}
          value={stage}
          onChange={setStage}
          options={stages.map((id) => ({ id, label: t(`stage.${id}`) }))}
        />
        <Select
          label={t('field.owner')}
          value={ownerId}
          onChange={setOwnerId}
          options={[
            { id: nobody, label: t('filter.nobody') },
            ...(members.data ?? []).map((member) => ({ id: member.userId, label: member.name })),
          ]}
        />
      </div>
      {fieldNames.length > 0 && (
        <>
          <h3>{t('edit.more')}</h3>
          <div className={styles.grid}>
            {fieldNames.map((name) => (
              <TextField
                key={name}
                label={name}
                value={fields[name] ?? ''}
                onChange={(value) => setFields({ ...fields, [name]: value })}
              />
            ))}
          </div>
        </>
      )}
    </Form>
  )
}
