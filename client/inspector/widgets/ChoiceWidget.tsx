import { Select } from '#client/ui/Select.tsx'
import { choicesOf } from '../schema.ts'
import type { WidgetProps } from '../widgetProps.ts'

export function ChoiceWidget(props: WidgetProps<string>) {
  const { label, help, value, path, schema, text, issueAt, onChange, isReadOnly } = props
  const options = choicesOf(schema).map((id) => ({ id, label: text(`choice.${path}.${id}`) ?? id }))
  return (
    <div data-field={path}>
      <Select
        label={label}
        help={help}
        options={options}
        value={value}
        error={issueAt(path)}
        isDisabled={isReadOnly}
        onChange={(choice) => onChange(choice)}
      />
    </div>
  )
}
