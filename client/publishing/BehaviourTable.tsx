import { useTranslation } from 'react-i18next'
import styles from './PublishDialog.module.css'

// docs/edits-in-flight.md, in brief: every row there is held by tests.
const rows = [
  ['table.wait', 'table.wait.before', 'table.wait.at', 'table.nothing'],
  ['table.inserted', 'table.inserted.before', 'table.inserted.at', 'table.inserted.past'],
  ['table.removed', 'table.removed.before', 'table.removed.at', 'table.nothing'],
  ['table.email', 'table.email.before', 'table.email.at', 'table.nothing'],
  ['table.branch', 'table.branch.before', 'table.same', 'table.branch.past'],
  ['table.arrow', 'table.arrow.before', 'table.same', 'table.nothing'],
  ['table.exit', 'table.exit.before', 'table.same', 'table.same'],
  ['table.entry', 'table.entry.before', 'table.entry.at', 'table.entry.past'],
] as const
const heads = ['table.edit', 'table.before', 'table.at', 'table.past'] as const

/** What an edit means for whom, by where they stand. */
export function BehaviourTable() {
  const { t } = useTranslation('versions')
  return (
    <div className={styles.stack}>
      <p>{t('table.about')}</p>
      <div className={styles.wideTable}>
        <table className={styles.table} aria-label={t('publish.table')}>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {t(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([edit, before, at, past]) => (
              <tr key={edit}>
                <th scope="row">{t(edit)}</th>
                <td>{t(before)}</td>
                <td>{t(at)}</td>
                <td>{t(past)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}
