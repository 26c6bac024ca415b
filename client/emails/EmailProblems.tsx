import { useTranslation } from 'react-i18next'
import { severityIcons } from '#client/canvas/ProblemBadge.tsx'
import { join } from '#client/ui/join.ts'
import type { Severity } from '#engine/nodes/issue.ts'
import styles from './EmailWorkbench.module.css'

export interface Remark {
  readonly issue: { readonly severity: Severity; readonly code: string }
  readonly line: number | undefined
  readonly message: string
}

/** What is wrong with the email, with a jump to the line. */
export function EmailProblems({ remarks, onGo }: { remarks: readonly Remark[]; onGo: (line: number) => void }) {
  const { t } = useTranslation('editor')
  if (remarks.length === 0) return null
  return (
    <section className={styles.remarks} aria-label={t('problems.title')}>
      <ul>
        {remarks.map(({ issue, line, message }, index) => {
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
            </li>
          )
        })}
      </ul>
    </section>
  )
}
