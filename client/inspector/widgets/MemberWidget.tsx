import { z } from 'zod'
import { useCatalog } from '#client/editor/catalog.ts'
import { ComboBox } from '#client/ui/ComboBox.tsx'
import { RadioGroup } from '#client/ui/RadioGroup.tsx'
import type { OwnerRule, Recipient } from '#engine/nodes/fields.ts'
import styles from '../Inspector.module.css'
import { bare } from '../schema.ts'
import type { WidgetProps } from '../widgetProps.ts'

type Value = OwnerRule | Recipient

/** Somebody by a rule, or one named member: who takes a lead, who is told. */
export function MemberWidget({
  label,
  help,
  value,
  path,
  schema,
  text,
  issueAt,
  onChange,
  set,
  isReadOnly,
}: WidgetProps<Value>) {
  const { members } = useCatalog()
  const kinds = kindsOf(schema)
  return (
    <div className={styles.stack} data-field={path}>
      <RadioGroup
        label={label}
        help={help}
        options={kinds.map((id) => ({ id, label: text(`choice.${path}.kind.${id}`) ?? id }))}
        value={value.kind}
        isDisabled={isReadOnly}
        onChange={(kind) => onChange((kind === 'member' ? { kind, userId: '' } : { kind }) as Value)}
      />
      {value.kind === 'member' && (
        <div data-field={`${path}.userId`}>
          <ComboBox
            opensOn="input"
            label={text(`choice.${path}.kind.member`) ?? label}
            hideLabel
            options={members.map(({ userId, name, email }) => ({ id: userId, label: name, description: email }))}
            value={value.userId || null}
            error={issueAt(`${path}.userId`)}
            isDisabled={isReadOnly}
            onChange={(userId) => set(`${path}.userId`, userId ?? '')}
          />
        </div>
      )}
    </div>
  )
}

/** The kinds that a union of `{ kind }` objects knows, in the order they were written. */
function kindsOf(schema: z.ZodType): string[] {
  const union = bare(schema)
  if (!(union instanceof z.ZodDiscriminatedUnion)) return []
  return (union.options as readonly z.ZodType[]).flatMap((option) => {
    const kind = option instanceof z.ZodObject ? (option.shape as Record<string, unknown>).kind : undefined
    return kind instanceof z.ZodLiteral ? [...kind.values].map(String) : []
  })
}
