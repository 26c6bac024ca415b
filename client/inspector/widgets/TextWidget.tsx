import { TextArea } from '#client/ui/TextArea.tsx'
import { TextField } from '#client/ui/TextField.tsx'
import type { WidgetProps } from '../widgetProps.ts'

export function TextWidget({ label, help, value, path, issueAt, onChange, isReadOnly }: WidgetProps<string>) {
  return (
    <div data-field={path}>
      <TextField
        label={label}
        help={help}
        value={value}
        error={issueAt(path)}
        isReadOnly={isReadOnly}
        onChange={(text) => onChange(text, true)}
      />
    </div>
  )
}

export function LongTextWidget({ label, help, value, path, issueAt, onChange, isReadOnly }: WidgetProps<string>) {
  return (
    <div data-field={path}>
      <TextArea
        label={label}
        help={help}
        value={value}
        rows={4}
        error={issueAt(path)}
        isReadOnly={isReadOnly}
        onChange={(text) => onChange(text, true)}
      />
    </div>
  )
}
