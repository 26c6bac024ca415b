import type { WidgetProps } from '../widgetProps.ts'
import { FilePicker } from './FilePicker.tsx'

export function FileWidget({ label, help, value, path, issueAt, onChange, isReadOnly }: WidgetProps<number | null>) {
  return (
    <FilePicker
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
