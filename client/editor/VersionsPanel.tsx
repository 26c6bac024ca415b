import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { api, client, refusalMessage } from '#client/api.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { MovesOfPeople } from '#client/inFlight/MovesOfPeople.tsx'
import { Badge } from '#client/ui/Badge.tsx'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { IconButton } from '#client/ui/IconButton.tsx'
import { SkeletonLines } from '#client/ui/Skeleton.tsx'
import { useEditor } from './EditorContext.ts'
import styles from './Panels.module.css'

/** What was published when, by whom and why. Any version can come back into the draft, as a step that undo takes back. */
export function VersionsPanel({ liveVersion, canEdit }: { liveVersion: number | null; canEdit: boolean }) {
  const { t } = useTranslation('editor')
  const format = useFormat()
  const editor = useEditor()
  const { workspaceId, programId: id } = editor
  const { data, error } = useQuery({ ...api.programs.versions.queryOptions({ workspaceId, id }), staleTime: 0 })
  const close = () => editor.moment.set({ panel: null, focusCanvas: editor.moment.read().focusCanvas + 1 })

  async function restore(number: number) {
    const { graph } = await client.programs.version.query({ workspaceId, id, number })
    editor.draft.perform({ key: 'done.restore', params: { number } }, () => graph)
    editor.say({ key: 'done.restore', params: { number } })
    editor.moment.set({ view: 'draft' })
  }

  return (
    <section className={styles.panel} aria-label={t('versions.title')} data-panel="versions">
      <header className={styles.head}>
        <h2 className={styles.title}>{t('versions.title')}</h2>
        <IconButton label={t('inspector.close')} icon={<X size={20} aria-hidden="true" />} onPress={close} />
      </header>
      <div className={styles.body}>
        {error && <Banner tone="error">{refusalMessage(error)}</Banner>}
        {!data && !error && <SkeletonLines />}
        {data?.length === 0 && <p className={styles.about}>{t('versions.none')}</p>}
        <ol className={styles.versions}>
          {data?.map(({ number, publishedAt, publishedByName, note }) => (
            <li key={number} className={styles.version}>
              <span className={styles.versionHead}>
                <strong>{t('versions.number', { number })}</strong>
                {number === liveVersion && <Badge tone="ok">{t('versions.live')}</Badge>}
              </span>
              <span className={styles.where}>
                {[format.dateTime(publishedAt), publishedByName].filter(Boolean).join(' · ')}
              </span>
              {note && <p>{note}</p>}
              {canEdit && (
                <Button size="small" className={styles.restore} onPress={() => void restore(number)}>
                  {t('versions.restore')}
                </Button>
              )}
            </li>
          ))}
        </ol>
        <MovesOfPeople workspaceId={workspaceId} programId={id} canEdit={canEdit} />
      </div>
    </section>
  )
}
