import { NumberField } from '#client/ui/NumberField.tsx'
import { Select } from '#client/ui/Select.tsx'
import type { Duration } from '#engine/nodes/fields.ts'
import styles from '../Inspector.module.css'
import { choicesOf, partOf, rangeOf } from '../schema.ts'
import type { WidgetProps } from '../widgetProps.ts'

export function DurationWidget(props: WidgetProps<Duration>) {
  const { label, help, value, path, schema, text, issueAt, set, isReadOnly } = props
  const { min, max } = rangeOf(partOf(schema, 'amount'))
  const units = choicesOf(partOf(schema, 'unit')).map((id) => ({ id, label: text(`choice.${path}.unit.${id}`) ?? id }))
  return (
    <fieldset className={styles.fieldset}>
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.pair}>
        <div data-field={`${path}.amount`} className={styles.amount}>
          <NumberField
            label={label}
            hideLabel
            value={value.amount}
            minValue={min}
            maxValue={max}
            error={issueAt(`${path}.amount`)}
            isReadOnly={isReadOnly}
            onChange={(amount) => Number.isFinite(amount) && set(`${path}.amount`, amount, true)}
          />
        </div>
        <div data-field={`${path}.unit`} className={styles.unit}>
          <Select
            label={label}
            hideLabel
            options={units}
            value={value.unit}
            isDisabled={isReadOnly}
            onChange={(unit) => set(`${path}.unit`, unit)}
          />
        </div>
      </div>
      {help && <p className={styles.help}>{help}</p>}
    </fieldset>
  )
}
