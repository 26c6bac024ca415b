import type { ReactNode } from 'react'
import { NumberField } from '#client/ui/NumberField.tsx'
import { RadioGroup } from '#client/ui/RadioGroup.tsx'
import { Select } from '#client/ui/Select.tsx'
import { Switch } from '#client/ui/Switch.tsx'
import { TextField } from '#client/ui/TextField.tsx'
import { EntryTrigger, type TriggerKind } from '#engine/nodes/trigger.ts'
import styles from '../Inspector.module.css'
import { Comparison } from '../rules/Comparison.tsx'
import { FieldNameField } from '../rules/FieldNameField.tsx'
import { PropertyTests } from '../rules/PropertyTests.tsx'
import { ReferencePicker } from '../rules/ReferencePicker.tsx'
import type { WidgetProps } from '../widgetProps.ts'
import { ListPicker } from './ListPicker.tsx'

const kinds = ['list', 'segment', 'form', 'event', 'field', 'date', 'manual'] as const satisfies readonly TriggerKind[]

/** What lets people in: which kind of thing, and what it asks for. */
export function TriggerWidget(props: WidgetProps<EntryTrigger>) {
  const { label, help, value, path, text, issueAt, onChange, isReadOnly } = props
  return (
    <div className={styles.stack}>
      <div data-field={`${path}.kind`}>
        <Select
          label={label}
          help={help}
          options={kinds.map((id) => ({ id, label: text(`choice.${path}.kind.${id}`) ?? id }))}
          value={value.kind}
          error={issueAt(path)}
          isDisabled={isReadOnly}
          onChange={(kind) => kind !== value.kind && onChange(EntryTrigger.parse({ kind }))}
        />
      </div>
      <Particulars {...props} />
    </div>
  )
}

function Particulars({ value, path, text, issueAt, onChange, isReadOnly }: WidgetProps<EntryTrigger>): ReactNode {
  const words = (key: string) => text(`field.${path}.${key}`) ?? text(`field.condition.${key}`) ?? key
  const helpOf = (key: string) => text(`help.${path}.${key}`)
  const at = (key: string) => `${path}.${key}`
  const picker = (key: string) => ({
    label: words(key),
    help: helpOf(key),
    path: at(key),
    error: issueAt(at(key)),
    isReadOnly,
  })
  switch (value.kind) {
    case 'list':
      return (
        <ListPicker {...picker('listId')} value={value.listId} onChange={(listId) => onChange({ ...value, listId })} />
      )
    case 'segment':
      return (
        <ReferencePicker
          {...picker('segmentId')}
          kind="segment"
          value={value.segmentId}
          onChange={(segmentId) => onChange({ ...value, segmentId })}
        />
      )
    case 'form':
      return (
        <ReferencePicker
          {...picker('formId')}
          kind="form"
          value={value.formId}
          onChange={(formId) => onChange({ ...value, formId })}
        />
      )
    case 'event':
      return (
        <>
          <div data-field={at('type')}>
            <TextField
              label={words('type')}
              help={helpOf('type')}
              value={value.type}
              error={issueAt(at('type'))}
              isReadOnly={isReadOnly}
              onChange={(type) => onChange({ ...value, type }, true)}
            />
          </div>
          <PropertyTests
            path={path}
            value={value.where}
            text={text}
            issueAt={issueAt}
            isReadOnly={isReadOnly}
            onChange={(where, typing) => onChange({ ...value, where }, typing)}
          />
        </>
      )
    case 'field':
      return (
        <>
          <RadioGroup
            label={words('of')}
            options={(['person', 'company'] as const).map((id) => ({
              id,
              label: text(`choice.${path}.of.${id}`) ?? text(`choice.condition.of.${id}`) ?? id,
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
          <Comparison
            path={path}
            value={value}
            text={text}
            issueAt={issueAt}
            isReadOnly={isReadOnly}
            onChange={(next, typing) => onChange({ ...value, ...next }, typing)}
          />
        </>
      )
    case 'date':
      return (
        <>
          <FieldNameField
            {...picker('field')}
            text={text}
            of="person"
            value={value.field}
            onChange={(field) => onChange({ ...value, field }, true)}
          />
          <div className={styles.pair}>
            <div data-field={at('offset')} className={styles.half}>
              <NumberField
                label={words('offset')}
                help={helpOf('offset')}
                value={value.offset}
                minValue={-1000}
                maxValue={1000}
                isReadOnly={isReadOnly}
                onChange={(offset) => Number.isFinite(offset) && onChange({ ...value, offset }, true)}
              />
            </div>
            <div data-field={at('time')} className={styles.half}>
              <TextField
                label={words('time')}
                type="time"
                value={value.time}
                isReadOnly={isReadOnly}
                onChange={(time) => /^\d\d:\d\d$/.test(time) && onChange({ ...value, time }, true)}
              />
            </div>
          </div>
          <div data-field={at('yearly')}>
            <Switch
              label={words('yearly')}
              isSelected={value.yearly}
              isDisabled={isReadOnly}
              onChange={(yearly) => onChange({ ...value, yearly })}
            />
          </div>
        </>
      )
    case 'manual':
      return null
    default:
      return value satisfies never
  }
}
