import { Select } from '#client/ui/Select.tsx'
import { TextField } from '#client/ui/TextField.tsx'
import { type OperatorName, operatorNames, operators } from '#engine/nodes/comparison.ts'
import styles from '../Inspector.module.css'

interface Compared {
  readonly operator: OperatorName
  readonly value: string
}

interface ComparisonProps {
  readonly path: string
  readonly value: Compared
  readonly isReadOnly: boolean
  readonly text: (key: string) => string | undefined
  readonly issueAt: (path: string) => string | undefined
  readonly onChange: (value: Compared, typing?: boolean) => void
}

/** How a value compares, and with what. */
export function Comparison({ path, value: { operator, value }, text, issueAt, isReadOnly, onChange }: ComparisonProps) {
  const { takes } = operators[operator]
  return (
    <div className={styles.pair}>
      <div data-field={`${path}.operator`} className={styles.half}>
        <Select
          label={text('field.condition.operator') ?? 'operator'}
          options={operatorNames.map((id) => ({ id, label: text(`choice.condition.operator.${id}`) ?? id }))}
          value={operator}
          isDisabled={isReadOnly}
          onChange={(chosen) => onChange({ operator: chosen, value })}
        />
      </div>
      {takes !== 'nothing' && (
        <div data-field={`${path}.value`} className={styles.half}>
          <TextField
            label={text('field.condition.value') ?? 'value'}
            type={takes === 'date' ? 'date' : 'text'}
            inputMode={takes === 'number' ? 'decimal' : 'text'}
            value={value}
            error={issueAt(`${path}.value`)}
            isReadOnly={isReadOnly}
            onChange={(written) => onChange({ operator, value: written }, true)}
          />
        </div>
      )}
    </div>
  )
}
