import { useQuery } from '@tanstack/react-query'
import { ArrowLeft } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api, type Outputs, refusalMessage } from '#client/api.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { useWorkspace } from '#client/shell/workspace.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { SkeletonLines } from '#client/ui/Skeleton.tsx'
import { Tabs } from '#client/ui/Tabs.tsx'
import { useMedia } from '#client/ui/useMedia.ts'
import { frameDocument } from './frameDocument.ts'
import styles from './MailReader.module.css'

type Mail = Outputs['mailbox']['get']

/** One mail: as HTML, as text, as its source, and its headers. */
export function MailReader({ id }: { id: number }) {
  const { t } = useTranslation('mailbox')
  const { id: workspaceId } = useWorkspace()
  const mail = useQuery(api.mailbox.get.queryOptions({ workspaceId, id }, { staleTime: Number.POSITIVE_INFINITY }))
  return (
    <article className={styles.reader}>
      <Link to={`/w/${workspaceId}/mailbox`} className={styles.back}>
        <ArrowLeft size={16} aria-hidden="true" />
        {t('back')}
      </Link>
      {mail.error && <Banner tone="error">{refusalMessage(mail.error)}</Banner>}
      {!mail.data && !mail.error && <SkeletonLines count={8} />}
      {mail.data && <Opened mail={mail.data} />}
    </article>
  )
}

function Opened({ mail }: { mail: Mail }) {
  // Where the list has made room, the mail is the page.
  const Heading = useMedia('(max-width: 959px)') ? 'h1' : 'h2'
  const { t } = useTranslation('mailbox')
  const { id: workspaceId } = useWorkspace()
  const format = useFormat()
  return (
    <>
      <header className={styles.head}>
        <Heading className={styles.subject}>{mail.subject}</Heading>
        <p>{t('from', { from: mail.from })}</p>
        <p>{t('to', { to: mail.to })}</p>
        <p className={styles.small}>
          <time dateTime={mail.at}>{format.dateTime(mail.at)}</time>
          {mail.prospectId !== null && (
            <Link to={`/w/${workspaceId}/prospects/${mail.prospectId}`}>{t('prospect')}</Link>
          )}
          {mail.program && (
            <Link to={`/w/${workspaceId}/programs/${mail.program.id}`}>
              {t('program', { program: mail.program.name })}
            </Link>
          )}
        </p>
      </header>
      <Tabs
        label={t('view.label')}
        className={styles.tabs}
        panelClassName={styles.panel}
        tabs={[
          {
            id: 'html',
            label: t('view.html'),
            content: mail.html ? (
              // Without allow-scripts and allow-same-origin, whatever the mail holds stays inert.
              <iframe
                className={styles.frame}
                title={t('html.title')}
                sandbox="allow-popups allow-popups-to-escape-sandbox"
                srcDoc={frameDocument(mail.html)}
              />
            ) : (
              <p className={styles.small}>{t('html.none')}</p>
            ),
          },
          {
            id: 'text',
            label: t('view.text'),
            content: mail.text ? (
              <pre className={styles.text}>{mail.text}</pre>
            ) : (
              <p className={styles.small}>{t('text.none')}</p>
            ),
          },
          {
            id: 'source',
            label: t('view.source'),
            content: <pre className={styles.source}>{mail.source}</pre>,
          },
          {
            id: 'headers',
            label: t('view.headers'),
            content: (
              <table className={styles.headers}>
                <thead>
                  <tr>
                    <th scope="col">{t('header.name')}</th>
                    <th scope="col">{t('header.value')}</th>
                  </tr>
                </thead>
                <tbody>
                  {mail.headers.map((header, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a header may stand twice; its place is its identity
                    <tr key={index}>
                      <th scope="row">{header.name}</th>
                      <td>{header.value}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            ),
          },
        ]}
      />
    </>
  )
}
