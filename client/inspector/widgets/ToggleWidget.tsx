import { Switch } from '#client/ui/Switch.tsx'
import type { WidgetProps } from '../widgetProps.ts'

export function ToggleWidget({ label, help, value, path, onChange, isReadOnly }: WidgetProps<boolean>) {
  return (
    <div data-field={path}>
      <Switch
        label={label}
        {...(help ? { help } : {})}
        isSelected={value}
        isDisabled={isReadOnly}
        onChange={(on) => onChange(on)}
      />
    </div>
  )
}
