import { NumberField } from '#client/ui/NumberField.tsx'
import { RadioGroup } from '#client/ui/RadioGroup.tsx'
import { TextField } from '#client/ui/TextField.tsx'
import type { ConfigOf } from '#engine/nodes/registry.ts'
import styles from '../Inspector.module.css'
import { FieldNameField } from '../rules/FieldNameField.tsx'
import type { WidgetProps } from '../widgetProps.ts'

type Until = ConfigOf<'waitUntil'>['until']

/** A day and a time of day: one that is the same for everybody, or one out of a field of the person's. */
export function MomentWidget({ label, help, value, path, text, issueAt, onChange, isReadOnly }: WidgetProps<Until>) {
  const words = (key: string) => text(`field.${path}.${key}`) ?? key
  return (
    <div className={styles.stack} data-field={path}>
      <RadioGroup
        label={label}
        help={help}
        options={(['date', 'field'] as const).map((id) => ({ id, label: text(`choice.${path}.kind.${id}`) ?? id }))}
        value={value.kind}
        isDisabled={isReadOnly}
        onChange={(kind) =>
          kind !== value.kind &&
          onChange(
            kind === 'date' ? { kind, date: null, time: value.time } : { kind, field: '', offset: 0, time: value.time },
          )
        }
      />
      {value.kind === 'date' ? (
        <div data-field={`${path}.date`}>
          <TextField
            label={words('date')}
            type="date"
            value={value.date ?? ''}
            error={issueAt(`${path}.date`)}
            isReadOnly={isReadOnly}
            onChange={(date) => onChange({ ...value, date: date || null })}
          />
        </div>
      ) : (
        <>
          <FieldNameField
            label={words('field')}
            path={`${path}.field`}
            of="person"
            value={value.field}
            error={issueAt(`${path}.field`)}
            text={text}
            isReadOnly={isReadOnly}
            onChange={(field) => onChange({ ...value, field }, true)}
          />
          <div data-field={`${path}.offset`}>
            <NumberField
              label={words('offset')}
              help={text(`help.${path}.offset`)}
              value={value.offset}
              minValue={-1000}
              maxValue={1000}
              error={issueAt(`${path}.offset`)}
              isReadOnly={isReadOnly}
              onChange={(offset) => Number.isFinite(offset) && onChange({ ...value, offset }, true)}
            />
          </div>
        </>
      )}
      <div data-field={`${path}.time`}>
        <TextField
          label={words('time')}
          type="time"
          value={value.time}
          isReadOnly={isReadOnly}
          onChange={(time) => /^\d\d:\d\d$/.test(time) && onChange({ ...value, time }, true)}
        />
      </div>
    </div>
  )
}
