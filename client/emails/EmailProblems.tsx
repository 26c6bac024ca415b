import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { severityIcons } from '#client/canvas/ProblemBadge.tsx'
import { join } from '#client/ui/join.ts'
import type { Issue } from '#engine/nodes/issue.ts'
import styles from './EmailWorkbench.module.css'

export interface Remark {
  readonly issue: Pick<Issue, 'severity' | 'code' | 'params'>
  readonly line: number | undefined
  readonly message: string
}

/** What is wrong with the email, with a jump to the line. */
export function EmailProblems(props: {
  remarks: readonly Remark[]
  onGo: (line: number) => void
  /** What sets a problem right in one go, where there is such a thing. */
  fixOf: (remark: Remark) => ReactNode
}) {
  const { remarks, onGo, fixOf } = props
  const { t } = useTranslation('editor')
  if (remarks.length === 0) return null
  return (
    <section className={styles.remarks} aria-label={t('problems.title')}>
      <ul>
        {remarks.map((remark, index) => {
          const { issue, line, message } = remark
          const Icon = severityIcons[issue.severity]
          const content = (
            <>
              <Icon size={16} aria-hidden="true" />
              <span className={styles.hidden}>{t(`severity.${issue.severity}`)}</span>
              <span>{message}</span>
            </>
          )
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a code may be said of several lines
            <li key={`${issue.code} ${index}`} className={join(styles.remark, styles[issue.severity])}>
              {line === undefined ? (
                <span className={styles.remarkWords}>{content}</span>
              ) : (
                <button type="button" className={styles.remarkWords} onClick={() => onGo(line)}>
                  {content}
                </button>
              )}
              {fixOf(remark)}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
