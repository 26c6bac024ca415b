import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { api, type Outputs, queryClient, refusalMessage } from '#client/api.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { PagePlaceholder } from '#client/shell/PagePlaceholder.tsx'
import { useWorkspace } from '#client/shell/workspace.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { ButtonLink } from '#client/ui/Button.tsx'
import { Page } from '#client/ui/Page.tsx'
import { PageHeader } from '#client/ui/PageHeader.tsx'
import { ProgressBar } from '#client/ui/ProgressBar.tsx'
import { ImportReport } from './ImportReport.tsx'
import { ImportStateBadge } from './ImportStateBadge.tsx'
import styles from './Imports.module.css'

type ImportJob = Outputs['imports']['get']

/** One import: how far it is while it runs, what came of it after. */
export function ImportPage() {
  const { t } = useTranslation('imports')
  const { id: workspaceId } = useWorkspace()
  const id = Number(useParams().importId)
  const job = useQuery(
    api.imports.get.queryOptions(
      { workspaceId, id },
      { staleTime: 0, refetchInterval: (query) => (isGoingOn(query.state.data) ? 700 : false) },
    ),
  )
  const state = job.data?.state
  useEffect(() => {
    if (state !== 'done') return
    for (const key of [api.prospects.pathKey(), api.lists.pathKey(), api.imports.list.pathKey()])
      void queryClient.invalidateQueries({ queryKey: key })
  }, [state])

  const back = { to: `/w/${workspaceId}/imports`, label: t('back.imports') }
  if (job.error && !job.data)
    return (
      <Page>
        <PageHeader title={t('title')} back={back} />
        <Banner tone="error">{refusalMessage(job.error)}</Banner>
      </Page>
    )
  if (!job.data) return <PagePlaceholder />
  const { list } = job.data
  return (
    <Page>
      <PageHeader
        title={job.data.fileName}
        back={back}
        badge={<ImportStateBadge state={job.data.state} />}
        about={list ? t('history.list', { list: list.name }) : undefined}
        actions={
          !isGoingOn(job.data) && (
            <>
              <ButtonLink to={`/w/${workspaceId}/imports`}>{t('done.again')}</ButtonLink>
              <ButtonLink variant="primary" to={`/w/${workspaceId}/prospects${list ? `?list=${list.id}` : ''}`}>
                {t('done.people')}
              </ButtonLink>
            </>
          )
        }
      />
      <div role="status">
        <Progress job={job.data} />
      </div>
      <Counts job={job.data} />
      {!isGoingOn(job.data) && (
        <ImportReport
          job={job.data}
          download={
            <a
              className={styles.download}
              href={`/download/imports/${id}/report.csv?workspaceId=${workspaceId}`}
              download
            >
              <Download size={16} aria-hidden="true" />
              {t('report.download')}
            </a>
          }
        />
      )}
    </Page>
  )
}

function isGoingOn(job: ImportJob | undefined): boolean {
  return job === undefined || job.state === 'running' || job.state === 'uploaded'
}

function Progress({ job }: { job: ImportJob }) {
  const { t } = useTranslation('imports')
  if (job.state === 'failed')
    return (
      <Banner tone="error" title={t('done.failed')}>
        {job.failure}
      </Banner>
    )
  if (job.state === 'done')
    return job.rejected > 0 ? (
      <Banner tone="warn" title={t('done.some')} />
    ) : (
      <Banner tone="ok" title={t('done.title')} />
    )
  return (
    <div className={styles.panel}>
      <ProgressBar
        label={t('progress', { file: job.fileName })}
        share={job.bytes > 0 ? job.doneBytes / job.bytes : 0}
        valueLabel={t('progress.rows', { count: job.rows })}
      />
      <p className={styles.small}>{t('progress.leave')}</p>
    </div>
  )
}

const counts = ['rows', 'created', 'updated', 'unchanged', 'duplicates', 'rejected'] as const

function Counts({ job }: { job: ImportJob }) {
  const { t } = useTranslation('imports')
  const format = useFormat()
  return (
    <dl className={styles.counts}>
      {counts.map((count) => (
        <div key={count}>
          <dt>{t(`count.${count}`)}</dt>
          <dd>{format.number(job[count])}</dd>
        </div>
      ))}
    </dl>
  )
}
