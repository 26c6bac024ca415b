import type { EntryTrigger } from '#engine/nodes/trigger.ts'
import type { WidgetProps } from '../widgetProps.ts'
import { ListPicker } from './ListPicker.tsx'

/** What lets people in: which kind of thing, and what it asks for. */
export function TriggerWidget({ value, path, text, issueAt, set, isReadOnly }: WidgetProps<EntryTrigger>) {
  if (value.kind !== 'list') return null
  return (
    <ListPicker
      label={text(`field.${path}.listId`) ?? path}
      value={value.listId}
      path={`${path}.listId`}
      error={issueAt(`${path}.listId`)}
      isReadOnly={isReadOnly}
      onChange={(id) => set(`${path}.listId`, id)}
    />
  )
}
