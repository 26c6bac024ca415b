import { useQuery } from '@tanstack/react-query'
import { api } from '#client/api.ts'
import { useWorkspace } from '#client/shell/workspace.ts'
import { SuggestField } from '#client/ui/SuggestField.tsx'

interface FieldNameFieldProps {
  readonly label: string
  readonly help?: string | undefined
  readonly path: string
  readonly value: string
  readonly of: 'person' | 'company'
  readonly error: string | undefined
  readonly isReadOnly: boolean
  readonly text: (key: string) => string | undefined
  readonly onChange: (field: string) => void
}

const everyPerson = ['jobTitle', 'company', 'language', 'source', 'stage', 'owner', 'email', 'phone'] as const
const own = 'prospect.fields.'

/** A field of the person or of the company, by its name: those in use are offered. */
export function FieldNameField(props: FieldNameFieldProps) {
  const { label, help, path, value, of, error, isReadOnly, text, onChange } = props
  const { id: workspaceId } = useWorkspace()
  const merged = useQuery({ ...api.emails.mergeFields.queryOptions({ workspaceId }), enabled: of === 'person' }).data
  const built = everyPerson.map((id) => ({ id: id as string, label: text(`choice.condition.field.${id}`) ?? id }))
  const others = (merged ?? []).flatMap(({ tag }) =>
    tag.startsWith(own) ? [{ id: tag.slice(own.length), label: tag.slice(own.length) }] : [],
  )
  return (
    <div data-field={path}>
      <SuggestField
        key={of}
        label={label}
        help={help}
        options={of === 'person' ? [...built, ...others] : []}
        value={value}
        error={error}
        isDisabled={isReadOnly}
        onChange={onChange}
      />
    </div>
  )
}
