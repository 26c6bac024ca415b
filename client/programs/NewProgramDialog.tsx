import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { api, client, queryClient, refusalMessage } from '#client/api.ts'
import { useWorkspace } from '#client/shell/workspace.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Dialog } from '#client/ui/Dialog.tsx'
import { Form } from '#client/ui/Form.tsx'
import { RadioGroup } from '#client/ui/RadioGroup.tsx'
import { TextField } from '#client/ui/TextField.tsx'

const templates = ['guideFollowUp', 'none'] as const
type Start = (typeof templates)[number]

/** Names a program, from nothing or from a template, and opens its canvas. */
export function NewProgramDialog(props: { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }) {
  const { t } = useTranslation('programs')
  const { t: ui } = useTranslation('ui')
  const { id: workspaceId, language } = useWorkspace()
  const navigate = useNavigate()
  const form = useId()
  const [name, setName] = useState('')
  const [from, setFrom] = useState<Start>('none')
  const [tried, setTried] = useState(false)
  const create = useMutation({
    mutationFn: () =>
      client.programs.create.mutate({
        workspaceId,
        name: name.trim(),
        template: from === 'none' ? null : from,
        language,
      }),
    onSuccess: ({ id }) => {
      for (const key of [api.programs.pathKey(), api.lists.pathKey(), api.files.pathKey()])
        void queryClient.invalidateQueries({ queryKey: key })
      props.onOpenChange(false)
      navigate(`/w/${workspaceId}/programs/${id}`)
    },
  })

  function choose(next: Start) {
    // A template's own name is a good beginning, until another is typed.
    const suggested = t('new.template.guideFollowUp')
    if (next !== 'none' && name === '') setName(suggested)
    if (next === 'none' && name === suggested) setName('')
    setFrom(next)
  }

  return (
    <Dialog
      {...props}
      title={t('new.title')}
      footer={({ close }) => (
        <>
          <Button onPress={close}>{ui('cancel')}</Button>
          <Button type="submit" form={form} variant="primary" isPending={create.isPending}>
            {t('new.create')}
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
          label={t('new.name')}
          autoFocus
          value={name}
          onChange={setName}
          maxLength={200}
          error={tried && !name.trim() ? ui('field.required') : undefined}
        />
        <RadioGroup
          label={t('new.from')}
          cards
          value={from}
          onChange={choose}
          options={[
            { id: 'none', label: t('new.template.none'), description: t('new.template.none.about') },
            {
              id: 'guideFollowUp',
              label: t('new.template.guideFollowUp'),
              description: t('new.template.guideFollowUp.about'),
            },
          ]}
        />
      </Form>
    </Dialog>
  )
}
