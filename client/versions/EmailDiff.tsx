import { diffWordsWithSpace } from 'diff'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKindWords } from '#client/editor/catalog.ts'
import { usePreview } from '#client/emails/usePreview.ts'
import { join } from '#client/ui/join.ts'
import { Select } from '#client/ui/Select.tsx'
import { SkeletonLines } from '#client/ui/Skeleton.tsx'
import { Tabs } from '#client/ui/Tabs.tsx'
import type { EmailContent } from '#engine/nodes/fields.ts'
import { namesOfBoth } from '#engine/program/changeMessage.ts'
import type { Graph } from '#engine/program/graph.ts'
import styles from './EmailDiff.module.css'
import { contentFields, emailPairs } from './emailPairs.ts'
import { sourceRows } from './sourceRows.ts'

const words = contentFields.filter((field) => field !== 'mjml')
const nothing: EmailContent = { subject: '', preheader: '', senderName: '', senderEmail: '', mjml: '' }

/** The emails that differ, one at a time, before and after beside each other. */
export function EmailDiff({ before, after }: { before: Graph; after: Graph }) {
  const { t } = useTranslation('versions')
  const { language, nameOf } = useKindWords()
  const pairs = useMemo(() => emailPairs(before, after), [before, after])
  const [chosen, setChosen] = useState<string | null>(null)
  const pair = pairs.find(({ id }) => id === chosen) ?? pairs[0]
  if (!pair) return <p className={styles.none}>{t('email.none')}</p>
  const names = namesOfBoth(before, after, language, nameOf)
  const label = (nodeId: string, letter: string) =>
    t('email.label', { step: names({ ref: 'node', id: nodeId }) ?? '', variant: letter })
  const [was, is] = [pair.before ?? nothing, pair.after ?? nothing]
  return (
    <div className={styles.diff}>
      {pairs.length > 1 && (
        <Select
          label={t('email.which')}
          options={pairs.map(({ id, nodeId, letter }) => ({ id, label: label(nodeId, letter) }))}
          value={pair.id}
          onChange={setChosen}
        />
      )}
      {pairs.length === 1 && <p className={styles.which}>{label(pair.nodeId, pair.letter)}</p>}
      <Tabs
        label={t('email.parts')}
        tabs={[
          { id: 'words', label: t('email.words'), content: <Words was={was} is={is} /> },
          { id: 'source', label: t('email.source'), content: <Source was={was.mjml} is={is.mjml} /> },
          {
            id: 'look',
            label: t('email.look'),
            content: <Looks before={pair.before} after={pair.after} />,
          },
        ]}
      />
    </div>
  )
}

function Words({ was, is }: { was: EmailContent; is: EmailContent }) {
  const { t } = useTranslation('versions')
  return (
    <table className={styles.words}>
      <thead>
        <tr>
          <td />
          <th scope="col">{t('email.before')}</th>
          <th scope="col">{t('email.after')}</th>
        </tr>
      </thead>
      <tbody>
        {words.map((field) => {
          const parts = diffWordsWithSpace(was[field], is[field])
          return (
            <tr key={field}>
              <th scope="row">{t(`email.${field}`)}</th>
              <td>
                {parts.map(({ value, removed, added }, i) =>
                  // biome-ignore lint/suspicious/noArrayIndexKey: parts have no name but their place
                  added ? null : removed ? <del key={i}>{value}</del> : <span key={i}>{value}</span>,
                )}
              </td>
              <td>
                {parts.map(({ value, removed, added }, i) =>
                  // biome-ignore lint/suspicious/noArrayIndexKey: parts have no name but their place
                  removed ? null : added ? <ins key={i}>{value}</ins> : <span key={i}>{value}</span>,
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Source({ was, is }: { was: string; is: string }) {
  const { t } = useTranslation('versions')
  const rows = useMemo(() => sourceRows(was, is), [was, is])
  if (was === is) return <p className={styles.none}>{t('email.same')}</p>
  return (
    <div className={styles.scroll}>
      <table className={styles.source}>
        <colgroup>
          <col className={styles.narrow} />
          <col />
          <col className={styles.narrow} />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th scope="col" colSpan={2}>
              {t('email.before')}
            </th>
            <th scope="col" colSpan={2}>
              {t('email.after')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) =>
            row.kind === 'skipped' ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name but their place
              <tr key={index} className={styles.skipped}>
                <td colSpan={4}>{t('email.skipped', { count: row.count })}</td>
              </tr>
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name but their place
              <tr key={index} className={join(row.kind === 'changed' && styles.changed)}>
                <td className={styles.line}>{row.before?.number}</td>
                <td className={join(styles.code, styles.was)}>{row.before && <code>{row.before.text}</code>}</td>
                <td className={styles.line}>{row.after?.number}</td>
                <td className={join(styles.code, styles.is)}>{row.after && <code>{row.after.text}</code>}</td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>
  )
}

/** Both as they look, in one place that scrolls. */
function Looks({ before, after }: { before: EmailContent | null; after: EmailContent | null }) {
  const { t } = useTranslation('versions')
  return (
    <div className={styles.looks}>
      <Look content={before} which={t('email.before')} />
      <Look content={after} which={t('email.after')} />
    </div>
  )
}

function Look({ content, which }: { content: EmailContent | null; which: string }) {
  const { t } = useTranslation('versions')
  const { data } = usePreview(content ?? nothing, null)
  const [height, setHeight] = useState(480)
  return (
    <div className={styles.look}>
      <p className={styles.side}>{which}</p>
      {content === null && <p className={styles.none}>{t('email.absent')}</p>}
      {content && !data && <SkeletonLines count={6} />}
      {content && data && (
        // No scripts and no forms; the same origin alone, so that its height can be asked and both scroll as one.
        <iframe
          title={t('email.frame', { which })}
          sandbox="allow-same-origin"
          srcDoc={data.html}
          className={styles.frame}
          style={{ height }}
          onLoad={({ currentTarget }) =>
            setHeight(Math.max(240, currentTarget.contentDocument?.documentElement.scrollHeight ?? 480))
          }
        />
      )}
    </div>
  )
}
