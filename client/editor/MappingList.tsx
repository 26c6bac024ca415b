import { useTranslation } from 'react-i18next'
import { Select } from '#client/ui/Select.tsx'
import { type MappingChoice, type MappingRow, otherChoices } from './mapping.ts'
import styles from './PasteDialog.module.css'

export interface MappingListProps {
  rows: readonly MappingRow[]
  choiceOf: (row: MappingRow) => MappingChoice
  onChoose: (row: MappingRow, choice: MappingChoice) => void
  /** The steps that use it, in words; '' when that is not worth saying. */
  stepNames?: (row: MappingRow) => string
}

/** What comes from elsewhere, and what stands for each of it here. */
export function MappingList({ rows, choiceOf, onChoose, stepNames }: MappingListProps) {
  const { t } = useTranslation('moves')
  return (
    <ul className={styles.rows}>
      {rows.map((row) => {
        const steps = stepNames?.(row) ?? ''
        return (
          <li key={row.key} className={styles.row} data-mapping={row.key}>
            <div className={styles.thing}>
              <span className={styles.kind}>{t(`thing.${row.kind}`)}</span>
              <span className={styles.name}>{row.name ?? t('paste.nameless', { id: row.id })}</span>
              {steps !== '' && <span className={styles.kind}>{t('paste.usedBy', { steps })}</span>}
            </div>
            <Select
              label={t('paste.choose', { kind: t(`thing.${row.kind}`), name: row.name ?? row.id })}
              hideLabel
              className={styles.choice}
              value={choiceOf(row)}
              options={[
                ...otherChoices(row).map((id) => ({
                  id,
                  label: t(`paste.${id as 'create'}`, { name: row.name ?? '' }),
                })),
                ...row.options.map(({ id, name }) => ({ id: `use ${id}` as const, label: name })),
              ]}
              onChange={(choice) => onChoose(row, choice)}
            />
          </li>
        )
      })}
    </ul>
  )
}
