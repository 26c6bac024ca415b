import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, useNavigate, useParams } from 'react-router'
import { api, client, queryClient, refusalMessage } from '#client/api.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { type Basis, BasisFields } from '#client/prospects/BasisFields.tsx'
import { PagePlaceholder } from '#client/shell/PagePlaceholder.tsx'
import { useWorkspace } from '#client/shell/workspace.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Button, ButtonLink } from '#client/ui/Button.tsx'
import { Card } from '#client/ui/Card.tsx'
import { Form } from '#client/ui/Form.tsx'
import { Page } from '#client/ui/Page.tsx'
import { PageHeader } from '#client/ui/PageHeader.tsx'
import styles from './Imports.module.css'
import { draftKey, type ImportDraft, mappingProblem } from './importDraft.ts'
import { ListChoice, type ListTarget } from './ListChoice.tsx'
import { MappingTable } from './MappingTable.tsx'
import { ReadingControls } from './ReadingControls.tsx'

/** An uploaded file before it is taken in: how it is read, what its columns are, where its people go. */
export function NewImportPage() {
  const { t } = useTranslation('imports')
  const { id: workspaceId } = useWorkspace()
  const id = Number(useParams().importId)
  const draft = useQuery({
    queryKey: draftKey(workspaceId, id),
    queryFn: () => client.imports.preview.mutate({ workspaceId, id }),
    enabled: id > 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (!(id > 0)) return <Navigate to={`/w/${workspaceId}/imports`} replace />
  if (draft.error)
    return (
      <Page width="narrow">
        <PageHeader title={t('draft.title')} back={{ to: `/w/${workspaceId}/imports`, label: t('back.imports') }} />
        <Banner tone="error">{refusalMessage(draft.error)}</Banner>
      </Page>
    )
  if (!draft.data) return <PagePlaceholder />
  // Another way of reading makes other columns; the mapping then begins anew.
  const reading = `${draft.data.encoding} ${draft.data.separator}`
  return <DraftForm key={reading} draft={draft.data} />
}

function DraftForm({ draft }: { draft: ImportDraft }) {
  const { t } = useTranslation('imports')
  const { t: ui } = useTranslation('ui')
  const { id: workspaceId } = useWorkspace()
  const navigate = useNavigate()
  const format = useFormat()
  const [mapping, setMapping] = useState(draft.mapping)
  const [target, setTarget] = useState<ListTarget>({ kind: 'none' })
  const [basis, setBasis] = useState<Basis | null>(null)
  const [source, setSource] = useState('')
  const [tried, setTried] = useState(false)
  const problem = mappingProblem(mapping)
  const isListMissing =
    (target.kind === 'existing' && target.listId === null) || (target.kind === 'new' && !target.name.trim())
  const start = useMutation({
    mutationFn: (chosen: Basis) =>
      client.imports.start.mutate({
        workspaceId,
        id: draft.id,
        mapping: [...mapping],
        basis: chosen,
        source: source.trim(),
        ...(target.kind === 'existing' && target.listId !== null ? { listId: target.listId } : {}),
        ...(target.kind === 'new' ? { newList: target.name.trim() } : {}),
      }),
    onSuccess: (job) => {
      queryClient.setQueryData(api.imports.get.queryKey({ workspaceId, id: job.id }), job)
      void queryClient.invalidateQueries({ queryKey: api.lists.pathKey() })
      navigate(`/w/${workspaceId}/imports/${job.id}`, { replace: true })
    },
  })
  const required = ui('field.required')

  return (
    <Page>
      <PageHeader
        title={t('draft.title')}
        about={`${draft.fileName} · ${t('draft.size', {
          size: format.bytes(draft.bytes),
          columns: t('draft.columns', { count: draft.headings.length }),
        })}`}
        back={{ to: `/w/${workspaceId}/imports`, label: t('back.imports') }}
        actions={<ButtonLink to={`/w/${workspaceId}/imports`}>{t('draft.another')}</ButtonLink>}
      />
      <Form
        className={styles.form}
        onSubmit={() => {
          setTried(true)
          if (!problem && !isListMissing && basis && source.trim()) start.mutate(basis)
        }}
      >
        <Card title={t('columns.title')} about={t('columns.about')} actions={<ReadingControls draft={draft} />} flush>
          {problem && (
            <div className={styles.problem}>
              <Banner tone={tried ? 'error' : 'warn'}>
                {problem.kind === 'noEmail'
                  ? t('columns.noEmail')
                  : t('columns.twice', { field: problem.field.replace(/^fields\./, '') })}
              </Banner>
            </div>
          )}
          <MappingTable draft={draft} mapping={mapping} onChange={setMapping} />
        </Card>
        <div className={styles.two}>
          <Card title={t('list.title')}>
            <ListChoice target={target} onChange={setTarget} error={tried && isListMissing ? required : undefined} />
          </Card>
          <Card title={t('basis.title')} about={t('basis.about')}>
            <div className={styles.form}>
              <BasisFields
                hideLabel
                basis={basis}
                source={source}
                onBasis={setBasis}
                onSource={setSource}
                basisError={tried && !basis ? ui('field.chooseOne') : undefined}
                sourceError={tried && !source.trim() ? required : undefined}
              />
            </div>
          </Card>
        </div>
        {start.error && <Banner tone="error">{refusalMessage(start.error)}</Banner>}
        <div className={styles.submit}>
          <Button type="submit" variant="primary" isPending={start.isPending}>
            {t('start')}
          </Button>
        </div>
      </Form>
    </Page>
  )
}
