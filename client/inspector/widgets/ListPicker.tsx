import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ListPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, refusalMessage } from '#client/api.ts'
import { useCatalog } from '#client/editor/catalog.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { useWorkspace } from '#client/shell/workspace.ts'
import { Button } from '#client/ui/Button.tsx'
import { ComboBox } from '#client/ui/ComboBox.tsx'
import { Form } from '#client/ui/Form.tsx'
import { TextField } from '#client/ui/TextField.tsx'
import styles from '../Inspector.module.css'

export interface PickerProps {
  label: string
  help?: string | undefined
  value: number | null
  path: string
  error: string | undefined
  isReadOnly: boolean
  onChange: (id: number | null) => void
}

/** One of the workspace's lists, or a new one made on the spot. */
export function ListPicker({ label, help, value, path, error, isReadOnly, onChange }: PickerProps) {
  const { t } = useTranslation('editor')
  const format = useFormat()
  const { lists } = useCatalog()
  const [making, setMaking] = useState(false)
  const options = lists
    .filter(({ id, archivedAt }) => archivedAt === null || id === value)
    .map(({ id, name, members }) => ({
      id,
      label: name,
      description: t('list.members', { count: members, number: format.number(members) }),
    }))
  return (
    <div className={styles.stack} data-field={path}>
      <ComboBox
        opensOn="input"
        label={label}
        help={help}
        options={options}
        value={value}
        error={error}
        isDisabled={isReadOnly}
        placeholder={t('list.choose')}
        onChange={onChange}
      />
      {!isReadOnly &&
        (making ? (
          <NewList
            onDone={(id) => {
              setMaking(false)
              if (id !== null) onChange(id)
            }}
          />
        ) : (
          <Button
            variant="quiet"
            size="small"
            className={styles.inline}
            icon={<ListPlus size={16} aria-hidden="true" />}
            onPress={() => setMaking(true)}
          >
            {t('list.new')}
          </Button>
        ))}
    </div>
  )
}

function NewList({ onDone }: { onDone: (id: number | null) => void }) {
  const { t } = useTranslation('editor')
  const { id: workspaceId } = useWorkspace()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const create = useMutation(
    api.lists.create.mutationOptions({
      async onSuccess({ id }) {
        await queries.invalidateQueries({ queryKey: api.lists.list.queryKey({ workspaceId }) })
        onDone(id)
      },
    }),
  )
  return (
    <Form className={styles.making} onSubmit={() => name.trim() && create.mutate({ workspaceId, name: name.trim() })}>
      <TextField
        label={t('list.name')}
        value={name}
        onChange={setName}
        autoFocus
        maxLength={200}
        error={create.error ? refusalMessage(create.error) : undefined}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone(null)
          else event.continuePropagation()
        }}
      />
      <div className={styles.actions}>
        <Button size="small" onPress={() => onDone(null)}>
          {t('list.cancel')}
        </Button>
        <Button size="small" variant="primary" type="submit" isPending={create.isPending} isDisabled={!name.trim()}>
          {t('list.create')}
        </Button>
      </div>
    </Form>
  )
}
