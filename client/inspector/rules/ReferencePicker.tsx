import { useTranslation } from 'react-i18next'
import { useCatalog } from '#client/editor/catalog.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { ComboBox } from '#client/ui/ComboBox.tsx'
import type { PickerProps } from '../widgets/ListPicker.tsx'

type ReferenceKind = 'segment' | 'form' | 'topic' | 'program'

/** A segment, form, topic or program of the workspace. */
export function ReferencePicker(props: PickerProps & { kind: ReferenceKind }) {
  const { kind, label, help, value, path, error, isReadOnly, onChange } = props
  const { t } = useTranslation('rules')
  const options = useOptions(kind, value)
  return (
    <div data-field={path}>
      <ComboBox
        opensOn="input"
        label={label}
        help={
          help ?? (options.length === 0 && (kind === 'segment' || kind === 'form') ? t(`empty.${kind}`) : undefined)
        }
        options={options}
        value={value}
        error={error}
        isDisabled={isReadOnly}
        placeholder={t(`choose.${kind}`)}
        onChange={onChange}
      />
    </div>
  )
}

function useOptions(kind: ReferenceKind, value: number | null) {
  const { t } = useTranslation('rules')
  const format = useFormat()
  const { segments, forms, topics, programs } = useCatalog()
  const inUse = <Row extends { id: number; archivedAt: string | null }>(rows: readonly Row[]) =>
    rows.filter(({ id, archivedAt }) => archivedAt === null || id === value)
  switch (kind) {
    case 'segment':
      return inUse(segments).map(({ id, name, size }) => ({
        id,
        label: name,
        description: t('size.people', { count: size, number: format.number(size) }),
      }))
    case 'form':
      return inUse(forms).map(({ id, name }) => ({ id, label: name }))
    case 'topic':
      return inUse(topics).map(({ id, name }) => ({ id, label: name }))
    case 'program':
      return inUse(programs).map(({ id, name }) => ({ id, label: name }))
    default:
      return kind satisfies never
  }
}
