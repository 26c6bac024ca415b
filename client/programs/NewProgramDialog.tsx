import { useMutation, useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { api, client, queryClient, refusalMessage } from '#client/api.ts'
import { useWorkspace } from '#client/shell/workspace.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Dialog } from '#client/ui/Dialog.tsx'
import { Form } from '#client/ui/Form.tsx'
import { RadioGroup, type RadioOption } from '#client/ui/RadioGroup.tsx'
import { SkeletonLines } from '#client/ui/Skeleton.tsx'
import { TextField } from '#client/ui/TextField.tsx'
import { type Template, templateIcons } from './templateIcons.ts'

type Start = keyof typeof templateIcons

/** Names a program, from nothing or from a shipped one, and opens its canvas. */
export function NewProgramDialog(props: { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }) {
  const { t } = useTranslation('programs')
  const { t: ui } = useTranslation('ui')
  const { id: workspaceId, language } = useWorkspace()
  const navigate = useNavigate()
  const form = useId()
  const [name, setName] = useState('')
  const [from, setFrom] = useState<Start>('none')
  const [tried, setTried] = useState(false)
  const templates = useQuery({
    ...api.programs.templates.queryOptions({ workspaceId }),
    enabled: props.isOpen,
  })
  const create = useMutation({
    mutationFn: () =>
      client.programs.create.mutate({
        workspaceId,
        name: name.trim(),
        template: from === 'none' ? null : from,
        language,
      }),
    onSuccess: ({ id }) => {
      // A shipped program may have brought some of each.
      for (const room of [api.programs, api.lists, api.files, api.segments, api.forms, api.topics])
        void queryClient.invalidateQueries({ queryKey: room.pathKey() })
      props.onOpenChange(false)
      navigate(`/w/${workspaceId}/programs/${id}`)
    },
  })

  function choose(next: Start) {
    // A shipped program's own name is a good beginning, until another is typed.
    const titleOf = (id: Start) => templates.data?.find((template) => template.id === id)?.title ?? ''
    if (name === '' || name === titleOf(from)) setName(titleOf(next))
    setFrom(next)
  }

  return (
    <Dialog
      {...props}
      size="wide"
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
      {(create.error ?? templates.error) && (
        <Banner tone="error">{refusalMessage(create.error ?? templates.error)}</Banner>
      )}
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
          cards="beside"
          value={from}
          onChange={choose}
          options={[
            optionOf('none', t('new.template.none'), t('new.template.none.about')),
            ...(templates.data ?? []).map(({ id, title, about, steps }: Template) =>
              optionOf(id, title, about, t('new.steps', { count: steps })),
            ),
          ]}
        />
        {templates.isPending && <SkeletonLines count={4} />}
      </Form>
    </Dialog>
  )
}

function optionOf(id: Start, label: string, description: string, note?: string): RadioOption<Start> {
  const Icon = templateIcons[id]
  return { id, label, description, note, icon: <Icon size={16} aria-hidden="true" /> }
}
