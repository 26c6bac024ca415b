import type { FunctionComponent } from 'react'
import type { Widget } from '#engine/nodes/fields.ts'
import type { WidgetProps } from './widgetProps.ts'
import { ChoiceWidget } from './widgets/ChoiceWidget.tsx'
import { ConditionWidget } from './widgets/ConditionWidget.tsx'
import { DurationWidget } from './widgets/DurationWidget.tsx'
import { FieldValueWidget, FieldWidget } from './widgets/FieldWidget.tsx'
import { FileWidget } from './widgets/FileWidget.tsx'
import { ListWidget } from './widgets/ListWidget.tsx'
import { MemberWidget } from './widgets/MemberWidget.tsx'
import { MomentWidget } from './widgets/MomentWidget.tsx'
import { NumberWidget } from './widgets/NumberWidget.tsx'
import { PathsWidget } from './widgets/PathsWidget.tsx'
import { ProgramWidget, TopicWidget } from './widgets/ReferenceWidget.tsx'
import { RuleWidget } from './widgets/RuleWidget.tsx'
import { LongTextWidget, TextWidget } from './widgets/TextWidget.tsx'
import { ToggleWidget } from './widgets/ToggleWidget.tsx'
import { TriggerWidget } from './widgets/TriggerWidget.tsx'
import { VariantsWidget } from './widgets/VariantsWidget.tsx'
import { WindowWidget } from './widgets/WindowWidget.tsx'

/** How each widget that a kind may name is drawn. A name without a component does not compile. */
export const widgets = {
  text: TextWidget,
  longText: LongTextWidget,
  number: NumberWidget,
  toggle: ToggleWidget,
  choice: ChoiceWidget,
  duration: DurationWidget,
  list: ListWidget,
  file: FileWidget,
  variants: VariantsWidget,
  condition: ConditionWidget,
  recipient: MemberWidget,
  owner: MemberWidget,
  trigger: TriggerWidget,
  rule: RuleWidget,
  paths: PathsWidget,
  moment: MomentWidget,
  window: WindowWidget,
  topic: TopicWidget,
  program: ProgramWidget,
  field: FieldWidget,
  fieldValue: FieldValueWidget,
} satisfies Record<Widget, FunctionComponent<WidgetProps<never>>>
