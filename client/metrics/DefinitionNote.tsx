import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/i18n/useFormat.ts'
import { definition } from './definition.ts'
import styles from './PeopleDrawer.module.css'
import type { PeopleQuestion } from './PeopleDrawer.tsx'
import { useView } from './useNumbersView.ts'
import { useSideCounts } from './useRate.ts'

/** How a number is counted: what, over which time, and what it adds up to. */
export function DefinitionNote({ question }: { question: PeopleQuestion }) {
  const { t } = useTranslation('numbers')
  const format = useFormat()
  const { view } = useView()
  const { before } = useSideCounts(question.nodeId)
  const [what, ...rest] = definition({ ...question, before }, view, { t, format })
  return (
    <details className={styles.definition}>
      <summary>{what}</summary>
      <p>{rest.join(' ')}</p>
    </details>
  )
}
