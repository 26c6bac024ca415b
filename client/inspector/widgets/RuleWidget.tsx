import type { Rule } from '#engine/nodes/rule.ts'
import { RuleEditor } from '../rules/RuleEditor.tsx'
import type { WidgetProps } from '../widgetProps.ts'

export function RuleWidget({ label, help, value, path, text, issueAt, onChange, isReadOnly }: WidgetProps<Rule>) {
  return (
    <RuleEditor
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
