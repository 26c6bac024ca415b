import { useTranslation } from 'react-i18next'
import { useCatalog } from '#client/editor/catalog.ts'
import { ComboBox } from '#client/ui/ComboBox.tsx'
import { NumberField } from '#client/ui/NumberField.tsx'
import { Select } from '#client/ui/Select.tsx'
import { TextField } from '#client/ui/TextField.tsx'
import type { Graph } from '#engine/program/graph.ts'
import type { Deed } from '#engine/simulate/scenario.ts'
import { Properties } from './Properties.tsx'
import type { SimulationWords } from './useSimulationWords.ts'

interface DeedFieldsProps {
  deed: Deed
  graph: Graph
  words: SimulationWords
  /** Something is still to be filled in. */
  isWrong: boolean
  onChange: (deed: Deed) => void
}

interface Row {
  readonly id: number
  readonly name: string
  readonly archivedAt: string | null
}

/** What there is to say of one kind of deed. */
export function DeedFields({ deed, graph, words, isWrong, onChange }: DeedFieldsProps) {
  const { t } = useTranslation('simulation')
  const catalog = useCatalog()
  const missing = isWrong ? t('form.missing') : undefined
  const pick = (label: string, rows: readonly Row[], value: number, choose: (id: number) => void) => (
    <ComboBox
      label={label}
      opensOn="input"
      options={rows.filter(({ archivedAt }) => archivedAt === null).map(({ id, name }) => ({ id, label: name }))}
      value={value === 0 ? null : value}
      error={value === 0 ? missing : undefined}
      onChange={(id) => id !== null && choose(id)}
    />
  )
  const step = (type: 'email' | 'webhook', nodeId: string, choose: (id: string) => void) => (
    <Select
      label={t(type === 'email' ? 'form.email' : 'form.webhook')}
      options={Object.values(graph.nodes)
        .filter((node) => node.type === type)
        .map(({ id }) => ({ id, label: words.step(id) }))}
      value={nodeId || null}
      error={nodeId ? undefined : missing}
      onChange={choose}
    />
  )
  const either = (isOn: boolean, yes: string, no: string, choose: (on: boolean) => void) => (
    <Select
      label={t('form.how')}
      options={[
        { id: 'yes', label: yes },
        { id: 'no', label: no },
      ]}
      value={isOn ? 'yes' : 'no'}
      onChange={(id) => choose(id === 'yes')}
    />
  )
  const line = (label: string, value: string, write: (text: string) => void) => (
    <TextField label={label} value={value} error={value.trim() ? undefined : missing} onChange={write} />
  )
  switch (deed.kind) {
    case 'reacted':
      return (
        <>
          {step('email', deed.nodeId, (nodeId) => onChange({ ...deed, nodeId }))}
          <Select
            label={t('form.how')}
            options={(['opened', 'clicked', 'replied'] as const).map((id) => ({ id, label: t(`reaction.${id}`) }))}
            value={deed.reaction}
            onChange={(reaction) => onChange({ ...deed, reaction, link: '' })}
          />
          {deed.reaction === 'clicked' && (
            <TextField
              label={t('form.link')}
              optional
              value={deed.link}
              onChange={(link) => onChange({ ...deed, link: link.trim() })}
            />
          )}
        </>
      )
    case 'downloaded':
      return pick(t('form.file'), catalog.files, deed.fileId, (fileId) => onChange({ ...deed, fileId }))
    case 'visited':
      return line(t('form.path'), deed.path, (path) => onChange({ ...deed, path }))
    case 'submitted':
      return pick(t('form.form'), catalog.forms, deed.formId, (formId) => onChange({ ...deed, formId }))
    case 'event':
      return (
        <>
          {line(t('form.type'), deed.type, (type) => onChange({ ...deed, type: type.trim() }))}
          <Properties value={deed.properties} onChange={(properties) => onChange({ ...deed, properties })} />
        </>
      )
    case 'list':
      return (
        <>
          {pick(t('form.list'), catalog.lists, deed.listId, (listId) => onChange({ ...deed, listId }))}
          {either(deed.isOn, t('form.joins'), t('form.leaves'), (isOn) => onChange({ ...deed, isOn }))}
        </>
      )
    case 'segment':
      return (
        <>
          {pick(t('form.segment'), catalog.segments, deed.segmentId, (segmentId) => onChange({ ...deed, segmentId }))}
          {either(deed.isIn, t('form.into'), t('form.outOf'), (isIn) => onChange({ ...deed, isIn }))}
        </>
      )
    case 'tag':
      return (
        <>
          {line(t('form.tag'), deed.tag, (tag) => onChange({ ...deed, tag }))}
          {either(deed.isOn, t('form.tagOn'), t('form.tagOff'), (isOn) => onChange({ ...deed, isOn }))}
        </>
      )
    case 'field':
      return (
        <>
          {either(deed.of === 'person', t('form.ofPerson'), t('form.ofCompany'), (isPerson) =>
            onChange({ ...deed, of: isPerson ? 'person' : 'company' }),
          )}
          {line(t('form.field'), deed.field, (field) => onChange({ ...deed, field: field.trim() }))}
          <TextField
            label={t('form.value')}
            value={String(deed.value ?? '')}
            onChange={(value) => onChange({ ...deed, value })}
          />
        </>
      )
    case 'score':
      return (
        <NumberField
          label={t('form.points')}
          value={deed.points}
          onChange={(points) => Number.isFinite(points) && onChange({ ...deed, points: Math.round(points) })}
        />
      )
    case 'opportunity': {
      const { deal } = deed
      return (
        <>
          {either(deal !== null, t('form.opens'), t('form.closes'), (isOpen) =>
            onChange({ ...deed, deal: isOpen ? { stage: '', amount: 0, ownerId: '' } : null }),
          )}
          {deal && (
            <>
              <TextField
                label={t('form.stage')}
                optional
                value={deal.stage}
                onChange={(stage) => onChange({ ...deed, deal: { ...deal, stage } })}
              />
              <NumberField
                label={t('form.worth')}
                minValue={0}
                value={deal.amount}
                onChange={(amount) => Number.isFinite(amount) && onChange({ ...deed, deal: { ...deal, amount } })}
              />
            </>
          )}
        </>
      )
    }
    case 'answered':
      return (
        <>
          {step('webhook', deed.nodeId, (nodeId) => onChange({ ...deed, nodeId }))}
          <NumberField
            label={t('form.status')}
            minValue={100}
            maxValue={599}
            value={deed.status}
            onChange={(status) => Number.isFinite(status) && onChange({ ...deed, status: Math.round(status) })}
          />
          <Properties value={deed.values} onChange={(values) => onChange({ ...deed, values })} />
        </>
      )
    case 'program':
      return (
        <>
          {pick(t('form.program'), catalog.programs, deed.programId, (programId) => onChange({ ...deed, programId }))}
          {either(deed.isInside, t('form.enters'), t('form.exits'), (isInside) => onChange({ ...deed, isInside }))}
        </>
      )
    case 'unsubscribed':
      return null
    default:
      return deed satisfies never
  }
}
