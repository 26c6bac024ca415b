import { Download } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalMessage } from '#client/api.ts'
import { useCatalog } from '#client/editor/catalog.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { useCan, useWorkspace } from '#client/shell/workspace.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { ButtonLink } from '#client/ui/Button.tsx'
import { Drawer } from '#client/ui/Drawer.tsx'
import { SearchField } from '#client/ui/SearchField.tsx'
import { Select } from '#client/ui/Select.tsx'
import { type RowKey, Table } from '#client/ui/Table.tsx'
import type { Node } from '#engine/nodes/registry.ts'
import { DefinitionNote } from './DefinitionNote.tsx'
import { measureWord, type PeopleMeasure } from './definition.ts'
import { questionOf } from './numbersView.ts'
import { PeopleActions } from './PeopleActions.tsx'
import styles from './PeopleDrawer.module.css'
import { useView } from './useNumbersView.ts'
import { keyOfPerson, PersonCard, usePeopleColumns } from './usePeopleColumns.tsx'
import { type PeopleAsk, type PersonAtStep, usePeopleRows } from './usePeopleRows.ts'

/** Which number was pressed. */
export interface PeopleQuestion {
  readonly nodeId: string
  readonly measure: PeopleMeasure
  readonly outlet?: string | undefined
  /** The step in words, and the outlet where it has several. */
  readonly name: string
}

export interface PeopleDrawerProps {
  programId: number
  question: PeopleQuestion
  /** The step as it is drawn now; not there when it has been deleted. */
  node: Node | undefined
  isPaused: boolean
  /** The number that was pressed, as it stands now. */
  total: number | undefined
  /** Shows one person's path on the canvas. */
  onPath?: ((enrollmentId: number) => void) | undefined
  onClose: () => void
}

const anybody = '*'

/** The people behind a number, however many: who they are, when they leave and why they are here. */
export function PeopleDrawer({ programId, question, node, isPaused, total, onPath, onClose }: PeopleDrawerProps) {
  const { t } = useTranslation('people')
  const { t: e } = useTranslation('editor')
  const { t: n } = useTranslation('numbers')
  const format = useFormat()
  const { id: workspaceId } = useWorkspace()
  const { view } = useView()
  const { members } = useCatalog()
  const canAct = useCan('marketer')
  const [search, setSearch] = useState('')
  const [owner, setOwner] = useState(anybody)
  const [chosen, setChosen] = useState<ReadonlySet<RowKey>>(new Set())
  const wanted = useDeferredValue(search.trim())
  const { nodeId, measure, outlet } = question
  const ask: PeopleAsk = {
    workspaceId,
    programId,
    nodeId,
    measure,
    ...questionOf(view),
    ...(outlet === undefined ? {} : { outlet }),
    ...(wanted === '' ? {} : { search: wanted }),
    ...(owner === anybody ? {} : { ownerId: owner }),
  }
  const isNarrow = wanted !== '' || owner !== anybody
  const people = usePeopleRows(ask, total)
  const shown = total ?? people.total
  const columns = usePeopleColumns({ measure, node, isPaused, onPath })
  const acts = canAct && (measure === 'waiting' || measure === 'failed') ? measure : null

  const title = `${measureWord(measure, e, n)}: ${question.name}`
  return (
    <Drawer title={title} size="wide" isOpen onOpenChange={(open) => !open && onClose()}>
      <div className={styles.drawer}>
        <div className={styles.about}>
          {shown !== undefined && (
            <strong data-people-count>{e('people.count', { count: shown, number: format.number(shown) })}</strong>
          )}
          {isNarrow && people.total !== undefined && (
            <span>{t('count.of', { found: format.number(people.total), total: format.number(shown ?? 0) })}</span>
          )}
          <DefinitionNote question={question} />
        </div>
        <div className={styles.tools}>
          <SearchField label={t('search.label')} value={search} onChange={setSearch} className={styles.search ?? ''} />
          <Select
            label={t('filter.owner')}
            hideLabel
            size="small"
            value={owner}
            onChange={setOwner}
            options={[
              { id: anybody, label: t('filter.owner.any') },
              { id: 'nobody', label: t('filter.owner.nobody') },
              ...members.map(({ userId, name }) => ({ id: userId, label: name })),
            ]}
          />
          {canAct && (
            <ButtonLink
              to={csvAddress(ask)}
              reloadDocument
              size="small"
              icon={<Download size={16} aria-hidden="true" />}
              aria-label={t('export.label')}
            >
              {t('export')}
            </ButtonLink>
          )}
        </div>
        <Table<PersonAtStep>
          label={title}
          columns={columns}
          rows={people.rows}
          rowKey={keyOfPerson}
          rowLabel={({ name, email }) => name || email || t('gone')}
          rowLink={({ prospectId }) => `/w/${workspaceId}/prospects/${prospectId}`}
          total={people.total}
          onRange={people.onRange}
          fill
          {...(acts ? { selection: chosen, onSelect: setChosen } : {})}
          card={(person) => <PersonCard person={person} node={node} isPaused={isPaused} />}
          cardBelow={420}
          empty={<p className={styles.none}>{t(isNarrow ? 'noMatch' : 'none')}</p>}
          error={people.error ? <Banner tone="error">{refusalMessage(people.error)}</Banner> : undefined}
        />
        {acts && (
          <PeopleActions
            programId={programId}
            nodeId={nodeId}
            measure={acts}
            chosen={chosen}
            onDone={() => setChosen(new Set())}
          />
        )}
      </div>
    </Drawer>
  )
}

/** The same people as a file. */
function csvAddress(ask: PeopleAsk): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(ask)) if (value !== undefined) params.set(name, String(value))
  return `/download/people.csv?${params}`
}
