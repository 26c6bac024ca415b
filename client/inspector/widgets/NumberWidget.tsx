import { NumberField } from '#client/ui/NumberField.tsx'
import { mayBeNull, rangeOf } from '../schema.ts'
import type { WidgetProps } from '../widgetProps.ts'

export function NumberWidget({
  label,
  help,
  value,
  path,
  schema,
  issueAt,
  onChange,
  isReadOnly,
}: WidgetProps<number | null>) {
  const { min, max } = rangeOf(schema)
  return (
    <div data-field={path}>
      <NumberField
        label={label}
        help={help}
        value={value ?? Number.NaN}
        minValue={min}
        maxValue={max}
        error={issueAt(path)}
        isReadOnly={isReadOnly}
        onChange={(number) => {
          if (Number.isFinite(number)) onChange(number, true)
          else if (mayBeNull(schema)) onChange(null, true)
        }}
      />
    </div>
  )
}
