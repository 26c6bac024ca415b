import { ReferencePicker } from '../rules/ReferencePicker.tsx'
import type { WidgetProps } from '../widgetProps.ts'

type Props = WidgetProps<number | null>

const widget =
  (kind: 'topic' | 'program') =>
  ({ label, help, value, path, issueAt, onChange, isReadOnly }: Props) => (
    <ReferencePicker
      kind={kind}
      label={label}
      help={help}
      value={value}
      path={path}
      error={issueAt(path)}
      isReadOnly={isReadOnly}
      onChange={(id) => onChange(id)}
    />
  )

export const TopicWidget = widget('topic')
export const ProgramWidget = widget('program')
