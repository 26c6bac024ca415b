import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, refusalMessage } from '#client/api.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Checkbox } from '#client/ui/Checkbox.tsx'
import { Dialog } from '#client/ui/Dialog.tsx'
import { Form } from '#client/ui/Form.tsx'
import { TextField } from '#client/ui/TextField.tsx'
import { outcomeOf } from '#engine/simulate/outcome.ts'
import type { About } from './about.ts'
import { personName } from './personName.ts'
import type { Persona } from './Tryout.tsx'

interface SavePersonaDialogProps extends About {
  personas: readonly Persona[]
  onClose: () => void
}

/** Keeps whom it was tried on, with what happened to them and what came of it. */
export function SavePersonaDialog({ simulator, run, graph, personas, onClose }: SavePersonaDialogProps) {
  const { t } = useTranslation('simulation')
  const { workspaceId, programId } = useEditor()
  const queries = useQueryClient()
  const { source, scenario } = simulator.read()
  const known = source.kind === 'saved' ? personas.find(({ id }) => id === source.id) : undefined
  const [name, setName] = useState(known?.name ?? personName(scenario.person).split(',')[0] ?? '')
  const [isNew, setNew] = useState(!known)
  const save = useMutation(
    api.personas.save.mutationOptions({
      async onSuccess({ id }) {
        await queries.invalidateQueries({ queryKey: api.personas.list.queryKey({ workspaceId, programId }) })
        simulator.saved(id)
        onClose()
      },
    }),
  )
  const { person, happenings, beginning } = scenario
  const submit = () => {
    if (!name.trim()) return
    const id = known && !isNew ? { id: known.id } : {}
    const outcome = outcomeOf(run, graph)
    save.mutate({
      workspaceId,
      programId,
      ...id,
      name: name.trim(),
      person,
      happenings: [...happenings],
      beginning,
      outcome,
    })
  }
  return (
    <Dialog
      title={t('save')}
      isOpen
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button variant="primary" type="submit" form="save-persona" isPending={save.isPending}>
            {t('save.do')}
          </Button>
        </>
      }
    >
      <Form id="save-persona" onSubmit={submit}>
        <TextField
          label={t('save.name')}
          help={t('save.about')}
          value={name}
          onChange={setName}
          maxLength={200}
          autoFocus
          isRequired
        />
        {known && <Checkbox label={t('save.asNew')} isSelected={isNew} onChange={setNew} />}
        {save.error && <Banner tone="error">{refusalMessage(save.error)}</Banner>}
      </Form>
    </Dialog>
  )
}
