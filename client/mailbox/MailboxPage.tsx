import { Inbox, Mail, SearchX } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { api, client, type Outputs, refusalMessage } from '#client/api.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { useNow, useWorkspace } from '#client/shell/workspace.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { EmptyState } from '#client/ui/EmptyState.tsx'
import { join } from '#client/ui/join.ts'
import { PageHeader } from '#client/ui/PageHeader.tsx'
import { SearchField } from '#client/ui/SearchField.tsx'
import { Table } from '#client/ui/Table.tsx'
import { useDelayed } from '#client/ui/useDelayed.ts'
import { usePages } from '#client/usePages.ts'
import styles from './MailboxPage.module.css'
import { MailReader } from './MailReader.tsx'

type MailRow = Outputs['mailbox']['list']['rows'][number]

/** The local mailbox: what would have been sent, or was kept from leaving, to read as its receiver would. */
export function MailboxPage() {
  const { t } = useTranslation('mailbox')
  const { id: workspaceId } = useWorkspace()
  const mailId = Number(useParams().mailId) || undefined
  const [text, setText] = useState('')
  const search = useDelayed(text.trim(), 200)
  const input = { workspaceId, search: search || undefined, limit: 60 }
  const pages = usePages({
    key: [...api.mailbox.list.pathKey(), 'pages', input],
    page: (cursor, signal) => client.mailbox.list.query({ ...input, cursor }, { signal }),
    refetchInterval: 5000,
  })
  return (
    <div className={join(styles.mailbox, mailId !== undefined && styles.reading)}>
      <section className={styles.list}>
        <div className={styles.head}>
          <PageHeader title={t('title')} about={t('about')} />
          <SearchField label={t('search')} value={text} onChange={setText} />
        </div>
        <Table
          fill
          label={t('list.label')}
          columns={[]}
          card={(row) => <MailCard mail={row} />}
          cardBelow={Number.POSITIVE_INFINITY}
          rows={pages.rows}
          rowKey={(row) => row.id}
          rowLabel={(row) => row.subject}
          rowLink={(row) => `/w/${workspaceId}/mailbox/${row.id}`}
          current={mailId ?? 0}
          hasMore={pages.hasMore}
          onEndReached={pages.more}
          error={pages.error && <Banner tone="error">{refusalMessage(pages.error)}</Banner>}
          empty={
            search ? (
              <EmptyState icon={<SearchX size={20} />} title={t('nothing.title')}>
                {t('nothing.body')}
              </EmptyState>
            ) : (
              <EmptyState icon={<Inbox size={20} />} title={t('empty.title')}>
                {t('empty.body')}
              </EmptyState>
            )
          }
        />
      </section>
      <section className={styles.pane}>
        {mailId ? (
          <MailReader key={mailId} id={mailId} />
        ) : (
          <EmptyState icon={<Mail size={20} />} title={t('choose.title')}>
            {t('choose.body')}
          </EmptyState>
        )}
      </section>
    </div>
  )
}

function MailCard({ mail }: { mail: MailRow }) {
  const format = useFormat()
  const now = useNow()
  return (
    <span className={styles.card}>
      <span className={styles.line}>
        <span className={styles.to}>{mail.to}</span>
        <time className={styles.time} dateTime={mail.at} title={format.dateTime(mail.at)}>
          {format.brief(mail.at, now)}
        </time>
      </span>
      <span className={styles.subject}>{mail.subject}</span>
      <span className={styles.from}>{mail.from}</span>
    </span>
  )
}
