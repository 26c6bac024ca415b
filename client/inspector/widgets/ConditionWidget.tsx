import type { Condition } from '#engine/nodes/condition.ts'
import { ConditionFields } from '../rules/ConditionFields.tsx'
import type { WidgetProps } from '../widgetProps.ts'

/** What is waited for. */
export function ConditionWidget({
  label,
  help,
  value,
  path,
  text,
  issueAt,
  onChange,
  isReadOnly,
}: WidgetProps<Condition>) {
  return (
    <ConditionFields
      isAwaited
      label={label}
      help={help}
      value={value}
      path={path}
      text={text}
      issueAt={issueAt}
      isReadOnly={isReadOnly}
      onChange={onChange}
    />
  )
}
