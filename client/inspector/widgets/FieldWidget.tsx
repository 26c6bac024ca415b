import { NumberField } from '#client/ui/NumberField.tsx'
import { RadioGroup } from '#client/ui/RadioGroup.tsx'
import { Select } from '#client/ui/Select.tsx'
import { TextField } from '#client/ui/TextField.tsx'
import type { ConfigOf } from '#engine/nodes/registry.ts'
import styles from '../Inspector.module.css'
import { FieldNameField } from '../rules/FieldNameField.tsx'
import type { WidgetProps } from '../widgetProps.ts'

/** The name of a field of the person. */
export function FieldWidget({ label, help, value, path, text, issueAt, onChange, isReadOnly }: WidgetProps<string>) {
  return (
    <FieldNameField
      label={label}
      help={help}
      path={path}
      of="person"
      value={value}
      error={issueAt(path)}
      text={text}
      isReadOnly={isReadOnly}
      onChange={(field) => onChange(field, true)}
    />
  )
}

type Change = ConfigOf<'field'>['change']

const fresh: { readonly [K in Change['kind']]: Extract<Change, { kind: K }> } = {
  set: { kind: 'set', value: '' },
  copy: { kind: 'copy', of: 'person', from: '' },
  increment: { kind: 'increment', by: 1 },
  clear: { kind: 'clear' },
}
const kinds = Object.keys(fresh) as Change['kind'][]

/** What becomes of a field: a value, another field's, more or less, or nothing. */
export function FieldValueWidget(props: WidgetProps<Change>) {
  const { label, help, value, path, text, issueAt, onChange, isReadOnly } = props
  const words = (key: string) => text(`field.${path}.${key}`) ?? key
  return (
    <div className={styles.stack} data-field={path}>
      <Select
        label={label}
        help={help}
        options={kinds.map((id) => ({ id, label: text(`choice.${path}.kind.${id}`) ?? id }))}
        value={value.kind}
        isDisabled={isReadOnly}
        onChange={(kind) => kind !== value.kind && onChange(fresh[kind])}
      />
      {value.kind === 'set' && (
        <div data-field={`${path}.value`}>
          <TextField
            label={words('value')}
            value={typeof value.value === 'boolean' ? (text(`value.${value.value}`) ?? '') : String(value.value)}
            error={issueAt(`${path}.value`)}
            isReadOnly={isReadOnly}
            onChange={(written) => onChange({ kind: 'set', value: written }, true)}
          />
        </div>
      )}
      {value.kind === 'copy' && (
        <>
          <RadioGroup
            label={words('of')}
            options={(['person', 'company'] as const).map((id) => ({
              id,
              label: text(`choice.${path}.of.${id}`) ?? id,
            }))}
            value={value.of}
            isDisabled={isReadOnly}
            onChange={(of) => onChange({ ...value, of })}
          />
          <FieldNameField
            label={words('from')}
            help={text(`help.${path}.from`)}
            path={`${path}.from`}
            of={value.of}
            value={value.from}
            error={issueAt(`${path}.from`)}
            text={text}
            isReadOnly={isReadOnly}
            onChange={(from) => onChange({ ...value, from }, true)}
          />
        </>
      )}
      {value.kind === 'increment' && (
        <div data-field={`${path}.by`}>
          <NumberField
            label={words('by')}
            help={text(`help.${path}.by`)}
            value={value.by}
            error={issueAt(`${path}.by`)}
            isReadOnly={isReadOnly}
            onChange={(by) => Number.isFinite(by) && onChange({ kind: 'increment', by }, true)}
          />
        </div>
      )}
    </div>
  )
}
