import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client, type Inputs, queryClient, refusalMessage, refusalOf } from '#client/api.ts'
import { languageNames } from '#client/i18n/language.ts'
import { usePauseSending } from '#client/shell/PauseSending.tsx'
import { useCan, useWorkspace, type Workspace } from '#client/shell/workspace.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Card } from '#client/ui/Card.tsx'
import { ComboBox } from '#client/ui/ComboBox.tsx'
import { Form } from '#client/ui/Form.tsx'
import { Select } from '#client/ui/Select.tsx'
import { Switch } from '#client/ui/Switch.tsx'
import { TextArea } from '#client/ui/TextArea.tsx'
import { TextField } from '#client/ui/TextField.tsx'
import { toast } from '#client/ui/Toast.tsx'
import { languages } from '#engine/nodes/language.ts'
import styles from './Settings.module.css'
import { timeZones } from './timeZones.ts'

type Changes = Omit<Inputs['workspace']['update'], 'workspaceId'>
const fields = ['name', 'timeZone', 'language', 'senderName', 'senderEmail', 'postalAddress'] as const

/** Name, zone, language, sender and postal address; and the brake of all sending. */
export function WorkspaceSection() {
  const { t } = useTranslation('settings')
  const workspace = useWorkspace()
  const mayEdit = useCan('owner')
  const mayPause = useCan('marketer')
  const pause = usePauseSending()
  return (
    <div className={styles.sections}>
      {!mayEdit && <Banner>{t('readOnly')}</Banner>}
      <WorkspaceForm workspace={workspace} mayEdit={mayEdit} />
      <Card title={t('sending.title')}>
        {pause.error && <Banner tone="error">{refusalMessage(pause.error)}</Banner>}
        <Switch
          label={t('sending.switch')}
          help={t('sending.help')}
          isSelected={workspace.sendingPausedAt !== null}
          isDisabled={!mayPause || pause.isPending}
          onChange={(paused) => pause.mutate(paused)}
        />
      </Card>
    </div>
  )
}

function WorkspaceForm({ workspace, mayEdit }: { workspace: Workspace; mayEdit: boolean }) {
  const { t } = useTranslation('settings')
  const { t: ui } = useTranslation('ui')
  const [changes, setChanges] = useState<Changes>({})
  const values = { ...workspace, ...changes }
  const isDirty = fields.some((field) => values[field] !== workspace[field])
  const save = useMutation({
    mutationFn: () => client.workspace.update.mutate({ workspaceId: workspace.id, ...changes }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: api.workspace.get.queryKey() })
      void queryClient.invalidateQueries({ queryKey: api.session.me.queryKey() })
      setChanges({})
      toast(t('saved'))
    },
  })
  const refusal = refusalOf(save.error)
  const errorOf = (field: (typeof fields)[number]) => (refusal?.field === field ? refusal.message : undefined)
  const set =
    <Field extends (typeof fields)[number]>(field: Field) =>
    (value: Changes[Field]) =>
      setChanges({ ...changes, [field]: value })
  const noName = !values.name.trim() ? ui('field.required') : undefined
  return (
    <Form onSubmit={() => isDirty && !noName && save.mutate()}>
      <Card title={t('workspace.title')}>
        <div className={styles.grid}>
          <TextField
            className={styles.wide}
            label={t('workspace.name')}
            isDisabled={!mayEdit}
            value={values.name}
            onChange={set('name')}
            error={noName ?? errorOf('name')}
          />
          <ComboBox
            label={t('workspace.timeZone')}
            help={t('workspace.timeZone.help')}
            isDisabled={!mayEdit}
            options={timeZones(workspace.timeZone).map((id) => ({ id, label: id.replaceAll('_', ' ') }))}
            value={values.timeZone}
            onChange={(zone) => zone && set('timeZone')(zone)}
            error={errorOf('timeZone')}
          />
          <Select
            label={t('workspace.language')}
            help={t('workspace.language.help')}
            isDisabled={!mayEdit}
            options={languages.map((id) => ({ id, label: languageNames[id] }))}
            value={values.language}
            onChange={set('language')}
          />
        </div>
      </Card>
      <Card title={t('sender.title')} about={t('sender.about')}>
        <div className={styles.grid}>
          <TextField
            label={t('sender.name')}
            isDisabled={!mayEdit}
            value={values.senderName}
            onChange={set('senderName')}
            error={errorOf('senderName')}
          />
          <TextField
            label={t('sender.email')}
            help={t('sender.email.help')}
            type="email"
            isDisabled={!mayEdit}
            value={values.senderEmail}
            onChange={set('senderEmail')}
            error={errorOf('senderEmail')}
          />
          <TextArea
            className={styles.wide}
            label={t('sender.postal')}
            help={t('sender.postal.help')}
            rows={2}
            isDisabled={!mayEdit}
            value={values.postalAddress}
            onChange={set('postalAddress')}
            error={errorOf('postalAddress')}
          />
        </div>
      </Card>
      {save.error && !refusal?.field && <Banner tone="error">{refusalMessage(save.error)}</Banner>}
      {mayEdit && (
        <div className={styles.save}>
          <Button type="submit" variant="primary" isDisabled={!isDirty} isPending={save.isPending}>
            {ui('save')}
          </Button>
        </div>
      )}
    </Form>
  )
}
