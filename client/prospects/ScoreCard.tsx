import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { currentLanguage } from '#client/i18n/language.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { useWorkspace } from '#client/shell/workspace.ts'
import { Card } from '#client/ui/Card.tsx'
import styles from './ProspectPage.module.css'
import { scoreReasons } from './scoreReasons.ts'
import { type TimelineItem, timelineSentence } from './timelineSentence.ts'

/** The score, and what it was given for. */
export function ScoreCard({ score, items }: { score: number; items: readonly TimelineItem[] | undefined }) {
  const { t } = useTranslation('prospects')
  const { t: story } = useTranslation('timeline')
  const { id: workspaceId } = useWorkspace()
  const format = useFormat()
  const reasons = scoreReasons(items ?? [])
  const explained = reasons.reduce((sum, reason) => sum + reason.points, 0)
  return (
    <Card title={t('score.title')} actions={<Link to={`/w/${workspaceId}/settings/scoring`}>{t('score.table')}</Link>}>
      <p className={styles.score}>{format.number(score)}</p>
      {reasons.length === 0 && items && score === 0 && <p className={styles.quiet}>{t('score.none')}</p>}
      {reasons.length > 0 && (
        <>
          <div className={styles.reasons}>
            {reasons.slice(0, 6).map((reason) => (
              <div key={reason.item.id} style={{ display: 'contents' }}>
                <span>{timelineSentence(reason.item, { t: story, language: currentLanguage() }).title}</span>
                <span>{reason.times > 1 && t('score.times', { count: reason.times })}</span>
                <span>{format.signed(reason.points)}</span>
              </div>
            ))}
          </div>
          {explained !== score && <p className={styles.small}>{t('score.from')}</p>}
        </>
      )}
    </Card>
  )
}
