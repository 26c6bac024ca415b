import { useMutation, useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client, queryClient, refusalMessage } from '#client/api.ts'
import { useWorkspace } from '#client/shell/workspace.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Dialog } from '#client/ui/Dialog.tsx'
import { Form } from '#client/ui/Form.tsx'
import { NumberField } from '#client/ui/NumberField.tsx'
import { Select } from '#client/ui/Select.tsx'
import { Switch } from '#client/ui/Switch.tsx'
import { TextField } from '#client/ui/TextField.tsx'
import { eventName, isEventType } from './eventName.ts'
import type { ScoreRule } from './ScoringSection.tsx'

const another = '*'
const anyFile = 0
const blank = { eventType: 'email.clicked', fileId: null, pathPart: '', points: 5, active: true }

/** One row of the table of points: a new one, or one to change. */
export function ScoreRuleDialog({ rule, onClose }: { rule: ScoreRule | null; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const { t: ui } = useTranslation('ui')
  const { id: workspaceId } = useWorkspace()
  const form = useId()
  const [values, setValues] = useState<Omit<ScoreRule, 'id'>>(rule ?? blank)
  const [isCustom, setCustom] = useState(false)
  const [tried, setTried] = useState(false)
  const types = useQuery(api.workspace.eventTypes.queryOptions({ workspaceId }))
  const files = useQuery(api.files.list.queryOptions({ workspaceId }))
  const save = useMutation({
    mutationFn: () =>
      client.workspace.saveScoreRule.mutate({
        workspaceId,
        ...(rule ? { id: rule.id } : {}),
        eventType: values.eventType,
        fileId: values.eventType === 'file.downloaded' ? values.fileId : null,
        pathPart: values.eventType === 'page.visited' ? values.pathPart : '',
        points: values.points,
        active: values.active,
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: api.workspace.pathKey() })
      onClose()
    },
  })
  const known = [...new Set([...(types.data ?? []), ...(isCustom ? [] : [values.eventType])])]
  const isBadName = !isEventType(values.eventType)
  const noPoints = Number.isNaN(values.points) || values.points === 0
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={t(rule ? 'scoring.edit' : 'scoring.add')}
      footer={({ close }) => (
        <>
          <Button onPress={close}>{ui('cancel')}</Button>
          <Button type="submit" form={form} variant="primary" isPending={save.isPending}>
            {ui('save')}
          </Button>
        </>
      )}
    >
      {save.error && <Banner tone="error">{refusalMessage(save.error)}</Banner>}
      <Form
        id={form}
        onSubmit={() => {
          setTried(true)
          if (!isBadName && !noPoints) save.mutate()
        }}
      >
        <Select
          label={t('scoring.type')}
          value={isCustom ? another : values.eventType}
          onChange={(type) => {
            setCustom(type === another)
            setValues({ ...values, eventType: type === another ? '' : type })
          }}
          options={[
            ...known.map((type) => ({ id: type, label: eventName(type, t) })),
            { id: another, label: t('scoring.custom') },
          ]}
        />
        {isCustom && (
          <TextField
            label={t('scoring.custom.name')}
            help={t('scoring.custom.help')}
            autoFocus
            mono
            value={values.eventType}
            onChange={(eventType) => setValues({ ...values, eventType })}
            error={tried && isBadName ? t('scoring.custom.bad') : undefined}
          />
        )}
        {values.eventType === 'file.downloaded' && (
          <Select
            label={t('scoring.file')}
            value={values.fileId ?? anyFile}
            onChange={(id) => setValues({ ...values, fileId: id === anyFile ? null : id })}
            options={[
              { id: anyFile, label: t('scoring.anyFile') },
              ...(files.data ?? [])
                .filter((file) => !file.archivedAt || file.id === values.fileId)
                .map((file) => ({ id: file.id, label: file.name })),
            ]}
          />
        )}
        {values.eventType === 'page.visited' && (
          <TextField
            label={t('scoring.path')}
            help={t('scoring.path.help')}
            optional
            value={values.pathPart}
            onChange={(pathPart) => setValues({ ...values, pathPart })}
          />
        )}
        <NumberField
          label={t('scoring.points')}
          minValue={-1000}
          maxValue={1000}
          value={values.points}
          onChange={(points) => setValues({ ...values, points })}
          error={tried && noPoints ? ui('field.required') : undefined}
        />
        <Switch
          label={t('scoring.active')}
          isSelected={values.active}
          onChange={(active) => setValues({ ...values, active })}
        />
      </Form>
    </Dialog>
  )
}
