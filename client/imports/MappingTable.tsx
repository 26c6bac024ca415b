import { useTranslation } from 'react-i18next'
import { type Option, Select } from '#client/ui/Select.tsx'
import { useMedia } from '#client/ui/useMedia.ts'
import styles from './Imports.module.css'
import { type ColumnMapping, type ImportDraft, knownFields, ownField } from './importDraft.ts'

interface MappingTableProps {
  draft: ImportDraft
  mapping: readonly ColumnMapping[]
  onChange: (mapping: ColumnMapping[]) => void
}

/** The first rows of the file, and over every column what it becomes. On a narrow screen, a column after another. */
export function MappingTable({ draft, mapping, onChange }: MappingTableProps) {
  const { t } = useTranslation('imports')
  const isNarrow = useMedia('(max-width: 767px)')
  const rows = draft.sample.slice(0, 5)
  const headingOf = (column: ColumnMapping) =>
    column.heading || t('columns.unnamed', { number: String(column.column + 1) })
  const choose = (at: number, field: string) =>
    onChange(mapping.map((column, index) => (index === at ? { ...column, field } : column)))

  if (isNarrow)
    return (
      <ul className={styles.stack}>
        {mapping.map((column, at) => (
          <li key={column.column} className={styles.stackItem}>
            <div>
              <p className={styles.heading}>{headingOf(column)}</p>
              <p className={styles.small}>
                {rows
                  .map((row) => row[column.column])
                  .filter(Boolean)
                  .slice(0, 3)
                  .join(' · ')}
              </p>
            </div>
            <FieldSelect column={column} heading={headingOf(column)} onChange={(field) => choose(at, field)} />
          </li>
        ))}
      </ul>
    )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.scroll} aria-label={t('columns.table')} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {mapping.map((column, at) => (
              <th key={column.column} scope="col" className={column.field === 'skip' ? styles.skipped : undefined}>
                <FieldSelect column={column} heading={headingOf(column)} onChange={(field) => choose(at, field)} />
                <span className={styles.heading}>{headingOf(column)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no other identity
            <tr key={line}>
              {mapping.map((column) => (
                <td key={column.column} className={column.field === 'skip' ? styles.skipped : undefined}>
                  {row[column.column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface FieldSelectProps {
  column: ColumnMapping
  heading: string
  onChange: (field: string) => void
}

function FieldSelect({ column, heading, onChange }: FieldSelectProps) {
  const { t } = useTranslation('imports')
  const own = column.field.startsWith('fields.') ? column.field : ownField(column.heading, column.column)
  const options: Option<string>[] = [
    ...knownFields.filter((field) => field !== 'skip').map((id) => ({ id, label: t(`field.${id}`) })),
    { id: own, label: t('field.own', { name: own.slice('fields.'.length) }) },
    { id: 'skip', label: t('field.skip') },
  ]
  return (
    <Select
      label={t('columns.field', { heading })}
      hideLabel
      size="small"
      value={column.field}
      onChange={onChange}
      options={options}
    />
  )
}
