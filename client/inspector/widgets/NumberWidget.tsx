import { NumberField } from '#client/ui/NumberField.tsx'
import { rangeOf } from '../schema.ts'
import type { WidgetProps } from '../widgetProps.ts'

export function NumberWidget({ label, help, value, path, schema, issueAt, onChange, isReadOnly }: WidgetProps<number>) {
  const { min, max } = rangeOf(schema)
  return (
    <div data-field={path}>
      <NumberField
        label={label}
        help={help}
        value={value}
        minValue={min}
        maxValue={max}
        error={issueAt(path)}
        isReadOnly={isReadOnly}
        onChange={(number) => Number.isFinite(number) && onChange(number, true)}
      />
    </div>
  )
}
