import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/i18n/useFormat.ts'
import { useSession } from '#client/session/useSession.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Checkbox } from '#client/ui/Checkbox.tsx'
import { SkeletonLines } from '#client/ui/Skeleton.tsx'
import { Tabs } from '#client/ui/Tabs.tsx'
import { ChangeList } from '#client/versions/ChangeList.tsx'
import { EmailsCompared } from '#client/versions/EmailsCompared.tsx'
import { emailPairs } from '#client/versions/emailPairs.ts'
import type { ToldChange } from '#client/versions/useChanges.ts'
import type { Graph } from '#engine/program/graph.ts'
import styles from './PublishDialog.module.css'
import type { Preview } from './usePublishing.ts'

const ComparedCanvas = lazy(async () => ({
  default: (await import('#client/versions/ComparedCanvas.tsx')).ComparedCanvas,
}))

interface ChangesPartProps {
  before: Graph | null
  after: Graph
  changes: readonly ToldChange[]
  preview: Preview
  accepted: boolean
  onAccept: (accepted: boolean) => void
  reminded: boolean
}

/** What publishing changes: in words and by whom first, then drawn, then the emails. */
export function ChangesPart(props: ChangesPartProps) {
  const { before, after, changes, preview, accepted, onAccept, reminded } = props
  const { t } = useTranslation('versions')
  const format = useFormat()
  const authorsOf = useAuthors(preview)
  const others = preview.others.flatMap((one) => preview.names[one] ?? [])
  const theirs = changes.filter((change) =>
    change.rows.some((row) =>
      (preview.authors[row] ?? preview.authors['*'] ?? []).some((one) => preview.others.includes(one)),
    ),
  )
  const names = format.list(others)
  const list = <ChangeList changes={changes} authorsOf={authorsOf} />
  const emails = before ? emailPairs(before, after) : []
  return (
    <>
      {before === null && <p>{t('changes.first')}</p>}
      {before !== null && changes.length === 0 && <p>{t('changes.none')}</p>}
      {before !== null && changes.length > 0 && (
        <Tabs
          label={t('publish.views')}
          tabs={[
            { id: 'words', label: t('publish.overview'), content: list },
            {
              id: 'drawing',
              label: t('publish.onCanvas'),
              content: (
                <div className={styles.drawing}>
                  <Suspense fallback={<SkeletonLines />}>
                    <ComparedCanvas before={before} after={after} changes={changes} movedShown={false} />
                  </Suspense>
                </div>
              ),
            },
            ...(emails.length > 0
              ? [
                  {
                    id: 'emails' as const,
                    label: t('publish.emailsTab'),
                    content: <EmailsCompared before={before} after={after} />,
                  },
                ]
              : []),
          ]}
        />
      )}
      {others.length > 0 && (
        <div className={styles.stack}>
          <p>
            {theirs.length > 0
              ? t('publish.others', { names, count: theirs.length })
              : t('publish.othersUnknown', { names })}
          </p>
          <Checkbox label={t('publish.acceptOthers')} isSelected={accepted} onChange={onAccept} />
          {reminded && !accepted && <Banner tone="warn">{t('publish.tickOthers')}</Banner>}
        </div>
      )}
    </>
  )
}

/** Who made a change, in words: the last hand last; null when nobody knows. */
function useAuthors({ authors, names }: Preview): (change: ToldChange) => string | null {
  const { t } = useTranslation('versions')
  const format = useFormat()
  const me = useSession().data?.user?.id
  return ({ rows }) => {
    const found = new Set(rows.flatMap((row) => authors[row] ?? authors['*'] ?? []))
    const said = [...found].flatMap((one) => (one === me ? t('changes.byYou') : (names[one] ?? [])))
    return said.length > 0 ? format.list(said) : null
  }
}
