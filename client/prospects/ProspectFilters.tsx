import { useQuery } from '@tanstack/react-query'
import { ListFilter } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#client/api.ts'
import { useWorkspace } from '#client/shell/workspace.ts'
import { Button } from '#client/ui/Button.tsx'
import { Drawer } from '#client/ui/Drawer.tsx'
import { Select } from '#client/ui/Select.tsx'
import { useMedia } from '#client/ui/useMedia.ts'
import styles from './ProspectsPage.module.css'
import { isFiltered, type ProspectFilter, stages } from './prospectQuery.ts'

interface ProspectFiltersProps {
  filter: ProspectFilter
  /** Sets one parameter of the address; "" takes it away. */
  onChange: (changes: Readonly<Record<string, string>>) => void
}

const any = 'any'

/** List, stage, owner and score: in a row, or behind a button on a narrow screen. */
export function ProspectFilters({ filter, onChange }: ProspectFiltersProps) {
  const { t } = useTranslation('prospects')
  const isNarrow = useMedia('(max-width: 1100px)')
  const [isOpen, setOpen] = useState(false)
  const { search: _, ...others } = filter
  const count = Object.values(others).filter((value) => value !== undefined).length
  const clear = isFiltered(others) && (
    <Button variant="quiet" onPress={() => onChange({ list: '', stage: '', owner: '', score: '' })}>
      {t('filter.clear')}
    </Button>
  )
  if (!isNarrow)
    return (
      <div className={styles.filters}>
        <FilterSelects filter={filter} onChange={onChange} hideLabels />
        {clear}
      </div>
    )
  return (
    <>
      <Button icon={<ListFilter size={16} aria-hidden="true" />} onPress={() => setOpen(true)}>
        {count > 0 ? `${t('filters')} · ${count}` : t('filters')}
      </Button>
      <Drawer
        title={t('filters')}
        isOpen={isOpen}
        onOpenChange={setOpen}
        footer={({ close }) => (
          <>
            {clear}
            <Button variant="primary" onPress={close}>
              {t('filters.done')}
            </Button>
          </>
        )}
      >
        <FilterSelects filter={filter} onChange={onChange} />
      </Drawer>
    </>
  )
}

function FilterSelects({ filter, onChange, hideLabels }: ProspectFiltersProps & { hideLabels?: boolean }) {
  const { t } = useTranslation('prospects')
  const { id: workspaceId } = useWorkspace()
  const lists = useQuery(api.lists.list.queryOptions({ workspaceId }))
  const members = useQuery(api.workspace.members.queryOptions({ workspaceId }))
  const value = (id: string) => (id === any ? '' : id)
  return (
    <>
      <Select
        label={t('filter.list')}
        hideLabel={hideLabels}
        value={filter.listId === undefined ? any : String(filter.listId)}
        onChange={(id) => onChange({ list: value(id) })}
        options={[
          { id: any, label: t('filter.any.list') },
          ...(lists.data ?? [])
            .filter((list) => list.archivedAt === null || list.id === filter.listId)
            .map((list) => ({ id: String(list.id), label: list.name })),
        ]}
      />
      <Select
        label={t('filter.stage')}
        hideLabel={hideLabels}
        value={filter.stage ?? any}
        onChange={(id) => onChange({ stage: value(id) })}
        options={[
          { id: any, label: t('filter.any.stage') },
          ...stages.map((stage) => ({ id: stage, label: t(`stage.${stage}`) })),
        ]}
      />
      <Select
        label={t('filter.owner')}
        hideLabel={hideLabels}
        value={filter.ownerId ?? any}
        onChange={(id) => onChange({ owner: value(id) })}
        options={[
          { id: any, label: t('filter.any.owner') },
          { id: 'nobody', label: t('filter.nobody') },
          ...(members.data ?? []).map((member) => ({ id: member.userId, label: member.name })),
        ]}
      />
      <Select
        label={t('filter.score')}
        hideLabel={hideLabels}
        value={filter.minScore === undefined ? any : String(filter.minScore)}
        onChange={(id) => onChange({ score: value(id) })}
        options={[
          { id: any, label: t('filter.any.score') },
          ...scoreSteps(filter.minScore).map((score) => ({
            id: String(score),
            label: t('filter.scoreAtLeast', { score: String(score) }),
          })),
        ]}
      />
    </>
  )
}

/** The offered limits, with the one that an address has brought along. */
function scoreSteps(chosen: number | undefined): number[] {
  const steps = new Set([1, 10, 25, 50, 100])
  if (chosen !== undefined) steps.add(chosen)
  return [...steps].sort((a, b) => a - b)
}
