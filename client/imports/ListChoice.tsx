import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#client/api.ts'
import { useWorkspace } from '#client/shell/workspace.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { ComboBox } from '#client/ui/ComboBox.tsx'
import { RadioGroup } from '#client/ui/RadioGroup.tsx'
import { TextField } from '#client/ui/TextField.tsx'
import styles from './Imports.module.css'

export type ListTarget = { kind: 'none' } | { kind: 'existing'; listId: number | null } | { kind: 'new'; name: string }

interface ListChoiceProps {
  target: ListTarget
  onChange: (target: ListTarget) => void
  error: string | undefined
}

/** Which list the people join: none, one that is there, or a new one. */
export function ListChoice({ target, onChange, error }: ListChoiceProps) {
  const { t } = useTranslation('imports')
  const { id: workspaceId } = useWorkspace()
  const lists = useQuery(api.lists.list.queryOptions({ workspaceId }))
  const open = (lists.data ?? []).filter((list) => !list.archivedAt)
  const chosen = target.kind === 'existing' ? open.find((list) => list.id === target.listId) : undefined
  return (
    <div className={styles.form}>
      <RadioGroup
        label={t('list.label')}
        value={target.kind}
        onChange={(kind) =>
          onChange(kind === 'new' ? { kind, name: '' } : kind === 'existing' ? { kind, listId: null } : { kind })
        }
        options={[
          { id: 'none', label: t('list.none') },
          { id: 'existing', label: t('list.existing'), isDisabled: lists.data !== undefined && open.length === 0 },
          { id: 'new', label: t('list.new') },
        ]}
      />
      {target.kind === 'existing' && (
        <ComboBox
          label={t('list.choose')}
          options={open.map((list) => ({ id: list.id, label: list.name }))}
          value={target.listId}
          onChange={(listId) => onChange({ kind: 'existing', listId })}
          error={error}
        />
      )}
      {target.kind === 'new' && (
        <TextField
          label={t('list.name')}
          autoFocus
          value={target.name}
          onChange={(name) => onChange({ kind: 'new', name })}
          maxLength={200}
          error={error}
        />
      )}
      {chosen && chosen.usedBy.length > 0 && <Banner tone="info">{t('list.warning')}</Banner>}
    </div>
  )
}
