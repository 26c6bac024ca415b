import type { WidgetProps } from '../widgetProps.ts'
import { ListPicker } from './ListPicker.tsx'

export function ListWidget({ label, help, value, path, issueAt, onChange, isReadOnly }: WidgetProps<number | null>) {
  return (
    <ListPicker
      label={label}
      help={help}
      value={value}
      path={path}
      error={issueAt(path)}
      isReadOnly={isReadOnly}
      onChange={(id) => onChange(id)}
    />
  )
}
