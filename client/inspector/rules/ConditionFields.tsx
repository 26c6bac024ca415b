import type { ReactNode } from 'react'
import { useCatalog } from '#client/editor/catalog.ts'
import { ComboBox } from '#client/ui/ComboBox.tsx'
import { NumberField } from '#client/ui/NumberField.tsx'
import { RadioGroup } from '#client/ui/RadioGroup.tsx'
import { Select } from '#client/ui/Select.tsx'
import { Switch } from '#client/ui/Switch.tsx'
import { TextField } from '#client/ui/TextField.tsx'
import { AwaitedCondition, Condition, type ConditionKind, conditionKinds } from '#engine/nodes/condition.ts'
import styles from '../Inspector.module.css'
import type { WidgetProps } from '../widgetProps.ts'
import { FilePicker } from '../widgets/FilePicker.tsx'
import { ListPicker } from '../widgets/ListPicker.tsx'
import { Comparison } from './Comparison.tsx'
import { FieldNameField } from './FieldNameField.tsx'
import { PropertyTests } from './PropertyTests.tsx'
import { ReferencePicker } from './ReferencePicker.tsx'
import { StepPicker } from './StepPicker.tsx'

export interface ConditionProps
  extends Pick<WidgetProps<Condition>, 'path' | 'value' | 'text' | 'issueAt' | 'isReadOnly'> {
  readonly label: string
  readonly hideLabel?: boolean
  readonly help?: string | undefined
  /** In a wait, “since coming to this step” is a choice. */
  readonly isAwaited?: boolean
  readonly onChange: (value: Condition, typing?: boolean) => void
}

/** One question about the prospect: which one, and what it asks for. */
export function ConditionFields(props: ConditionProps) {
  const { label, hideLabel, help, value, path, text, issueAt, isReadOnly, isAwaited = false, onChange } = props
  return (
    <div className={styles.stack}>
      <div data-field={`${path}.kind`}>
        <Select
          label={label}
          {...(hideLabel && { hideLabel })}
          help={help}
          options={conditionKinds.map((id) => ({ id, label: text(`choice.condition.kind.${id}`) ?? id }))}
          value={value.kind}
          error={issueAt(path)}
          isDisabled={isReadOnly}
          onChange={(kind) => kind !== value.kind && onChange(fresh(kind, isAwaited))}
        />
      </div>
      <Particulars {...props} />
    </div>
  )
}

const fresh = (kind: ConditionKind, isAwaited: boolean): Condition =>
  isAwaited ? AwaitedCondition.parse({ kind }) : Condition.parse({ kind })

function Particulars(props: ConditionProps): ReactNode {
  const { value, path, text, issueAt, isReadOnly, onChange } = props
  const { members } = useCatalog()
  const words = (key: string) => text(`field.condition.${key}`) ?? key
  const help = (key: string) => text(`help.condition.${key}`)
  const at = (key: string) => `${path}.${key}`
  const picker = (key: string) => ({ label: words(key), path: at(key), error: issueAt(at(key)), isReadOnly })
  const line = (key: 'tag' | 'pathPart' | 'type' | 'stage' | 'link' | 'path', now: string) => (
    <div data-field={at(key)}>
      <TextField
        label={words(key)}
        help={help(key)}
        value={now}
        error={issueAt(at(key))}
        isReadOnly={isReadOnly}
        onChange={(written) => onChange({ ...value, [key]: written } as Condition, true)}
      />
    </div>
  )
  const amount = (key: 'score' | 'points' | 'minAmount', now: number) => (
    <div data-field={at(key)}>
      <NumberField
        label={words(key)}
        value={now}
        {...(key === 'minAmount' && { minValue: 0 })}
        error={issueAt(at(key))}
        isReadOnly={isReadOnly}
        onChange={(number) => Number.isFinite(number) && onChange({ ...value, [key]: number } as Condition, true)}
      />
    </div>
  )
  const since = 'since' in value && <SinceChoice {...props} value={value} />
  switch (value.kind) {
    case 'downloaded':
      return (
        <>
          <FilePicker
            {...picker('fileId')}
            value={value.fileId}
            onChange={(fileId) => onChange({ ...value, fileId })}
          />
          {since}
        </>
      )
    case 'scoreAtLeast':
      return amount('score', value.score)
    case 'gradeAtLeast':
      return amount('points', value.points)
    case 'onList':
      return (
        <ListPicker {...picker('listId')} value={value.listId} onChange={(listId) => onChange({ ...value, listId })} />
      )
    case 'inSegment':
      return (
        <ReferencePicker
          {...picker('segmentId')}
          kind="segment"
          value={value.segmentId}
          onChange={(segmentId) => onChange({ ...value, segmentId })}
        />
      )
    case 'tagged':
      return line('tag', value.tag)
    case 'field':
      return (
        <>
          <RadioGroup
            label={words('of')}
            options={(['person', 'company'] as const).map((id) => ({
              id,
              label: text(`choice.condition.of.${id}`) ?? id,
            }))}
            value={value.of}
            isDisabled={isReadOnly}
            onChange={(of) => onChange({ ...value, of })}
          />
          <FieldNameField
            {...picker('field')}
            text={text}
            of={value.of}
            value={value.field}
            onChange={(field) => onChange({ ...value, field }, true)}
          />
          <Comparison {...props} value={value} onChange={(next, typing) => onChange({ ...value, ...next }, typing)} />
        </>
      )
    case 'reacted':
      return (
        <>
          <StepPicker
            {...picker('emailNodeId')}
            type="email"
            value={value.emailNodeId}
            onChange={(emailNodeId) => onChange({ ...value, emailNodeId })}
          />
          <RadioGroup
            label={words('reaction')}
            options={(['clicked', 'opened', 'replied'] as const).map((id) => ({
              id,
              label: text(`choice.condition.reaction.${id}`) ?? id,
            }))}
            value={value.reaction}
            isDisabled={isReadOnly}
            onChange={(reaction) => onChange({ ...value, reaction })}
          />
          {value.reaction === 'clicked' && line('link', value.link)}
          <div data-field={at('robots')}>
            <Switch
              label={words('robots')}
              isSelected={value.robots}
              isDisabled={isReadOnly}
              onChange={(robots) => onChange({ ...value, robots })}
            />
          </div>
        </>
      )
    case 'visitedPage':
      return (
        <>
          {line('pathPart', value.pathPart)}
          {since}
        </>
      )
    case 'submittedForm':
      return (
        <>
          <ReferencePicker
            {...picker('formId')}
            kind="form"
            value={value.formId}
            onChange={(formId) => onChange({ ...value, formId })}
          />
          {since}
        </>
      )
    case 'event':
      return (
        <>
          {line('type', value.type)}
          <PropertyTests
            {...props}
            value={value.where}
            onChange={(where, typing) => onChange({ ...value, where }, typing)}
          />
          {since}
        </>
      )
    case 'inOpportunity':
      return (
        <>
          {line('stage', value.stage)}
          {amount('minAmount', value.minAmount)}
          <div data-field={at('ownerId')}>
            <ComboBox
              opensOn="input"
              label={words('ownerId')}
              options={members.map(({ userId, name, email }) => ({ id: userId, label: name, description: email }))}
              value={value.ownerId || null}
              error={issueAt(at('ownerId'))}
              isDisabled={isReadOnly}
              onChange={(ownerId) => onChange({ ...value, ownerId: ownerId ?? '' })}
            />
          </div>
        </>
      )
    case 'inProgram':
      return (
        <>
          <ReferencePicker
            {...picker('programId')}
            kind="program"
            value={value.programId}
            onChange={(programId) => onChange({ ...value, programId })}
          />
          <div data-field={at('ever')}>
            <Switch
              label={words('ever')}
              isSelected={value.ever}
              isDisabled={isReadOnly}
              onChange={(ever) => onChange({ ...value, ever })}
            />
          </div>
        </>
      )
    case 'webhookAnswered':
      return (
        <>
          <StepPicker
            {...picker('webhookNodeId')}
            type="webhook"
            value={value.webhookNodeId}
            onChange={(webhookNodeId) => onChange({ ...value, webhookNodeId })}
          />
          {line('path', value.path)}
          <Comparison {...props} value={value} onChange={(next, typing) => onChange({ ...value, ...next }, typing)} />
        </>
      )
    default:
      return value satisfies never
  }
}

const spans = ['entered', 'ever'] as const

function SinceChoice({
  value,
  path,
  text,
  isReadOnly,
  isAwaited,
  onChange,
}: Omit<ConditionProps, 'value'> & { value: Extract<Condition, { since: unknown }> }) {
  const options = isAwaited ? (['here', ...spans] as const) : spans
  return (
    <div data-field={`${path}.since`}>
      <RadioGroup
        label={text('field.condition.since') ?? 'since'}
        options={options.map((id) => ({ id, label: text(`choice.condition.since.${id}`) ?? id }))}
        value={value.since}
        isDisabled={isReadOnly}
        onChange={(since) => onChange({ ...value, since })}
      />
    </div>
  )
}
