import { useTranslation } from 'react-i18next'
import { useKindWords } from '#client/editor/catalog.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import { Select } from '#client/ui/Select.tsx'

interface StepPickerProps {
  readonly label: string
  readonly path: string
  readonly type: 'email' | 'webhook'
  readonly value: string | null
  readonly error: string | undefined
  readonly isReadOnly: boolean
  readonly onChange: (nodeId: string) => void
}

/** Another step of the same program, in the order that people pass them. */
export function StepPicker({ label, path, type, value, error, isReadOnly, onChange }: StepPickerProps) {
  const { t } = useTranslation('rules')
  const words = useKindWords()
  const editor = useEditor()
  const steps = editor.flow.order.filter((node) => node.type === type)
  return (
    <div data-field={path}>
      <Select
        label={label}
        help={steps.length === 0 ? t(`empty.${type}`) : undefined}
        options={steps.map((node) => ({ id: node.id, label: words.name(node) }))}
        value={value}
        placeholder={t(`choose.${type}`)}
        error={error}
        isDisabled={isReadOnly}
        onChange={onChange}
      />
    </div>
  )
}
