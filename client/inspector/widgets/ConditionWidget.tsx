import { NumberField } from '#client/ui/NumberField.tsx'
import { RadioGroup } from '#client/ui/RadioGroup.tsx'
import { Select } from '#client/ui/Select.tsx'
import { Condition, type ConditionKind } from '#engine/nodes/condition.ts'
import styles from '../Inspector.module.css'
import type { WidgetProps } from '../widgetProps.ts'
import { FilePicker } from './FilePicker.tsx'
import { ListPicker } from './ListPicker.tsx'

const kinds = ['downloaded', 'scoreAtLeast', 'onList'] as const satisfies readonly ConditionKind[]
const spans = ['entered', 'ever'] as const

/** One question about the prospect: which one, and what it asks for. */
export function ConditionWidget(props: WidgetProps<Condition>) {
  const { label, help, value, path, text, issueAt, onChange, set, isReadOnly } = props
  const words = (key: string) => text(`field.${path}.${key}`) ?? key
  return (
    <div className={styles.stack}>
      <div data-field={`${path}.kind`}>
        <Select
          label={label}
          help={help}
          options={kinds.map((id) => ({ id, label: text(`choice.${path}.kind.${id}`) ?? id }))}
          value={value.kind}
          isDisabled={isReadOnly}
          onChange={(kind) => kind !== value.kind && onChange(Condition.parse({ kind }))}
        />
      </div>
      {value.kind === 'downloaded' && (
        <>
          <FilePicker
            label={words('fileId')}
            value={value.fileId}
            path={`${path}.fileId`}
            error={issueAt(`${path}.fileId`)}
            isReadOnly={isReadOnly}
            onChange={(id) => set(`${path}.fileId`, id)}
          />
          <RadioGroup
            label={words('since')}
            options={spans.map((id) => ({ id, label: text(`choice.${path}.since.${id}`) ?? id }))}
            value={value.since}
            isDisabled={isReadOnly}
            onChange={(since) => set(`${path}.since`, since)}
          />
        </>
      )}
      {value.kind === 'scoreAtLeast' && (
        <div data-field={`${path}.score`}>
          <NumberField
            label={words('score')}
            value={value.score}
            error={issueAt(`${path}.score`)}
            isReadOnly={isReadOnly}
            onChange={(score) => Number.isFinite(score) && set(`${path}.score`, score, true)}
          />
        </div>
      )}
      {value.kind === 'onList' && (
        <ListPicker
          label={words('listId')}
          value={value.listId}
          path={`${path}.listId`}
          error={issueAt(`${path}.listId`)}
          isReadOnly={isReadOnly}
          onChange={(id) => set(`${path}.listId`, id)}
        />
      )}
    </div>
  )
}
