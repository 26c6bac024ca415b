import { useQuery, useQueryClient } from '@tanstack/react-query'
import { GitCompareArrows, Tag, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client, refusalMessage } from '#client/api.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import styles from '#client/editor/Panels.module.css'
import { MovesOfPeople } from '#client/inFlight/MovesOfPeople.tsx'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx'
import { IconButton } from '#client/ui/IconButton.tsx'
import { RenameDialog } from '#client/ui/RenameDialog.tsx'
import { SkeletonLines } from '#client/ui/Skeleton.tsx'
import { toast } from '#client/ui/Toast.tsx'
import { CheckpointItem } from './CheckpointItem.tsx'
import { type Checkpoint, type Version, versionSide } from './sides.ts'
import { VersionItem } from './VersionItem.tsx'

type Renaming = { readonly version: Version } | { readonly checkpoint: Checkpoint }

/** What was published when, by whom and why, with the named drafts between. Any of it can be compared, and can come back
 *  into the draft as a step that undo takes back. */
export function VersionsPanel({ liveVersion, canEdit }: { liveVersion: number | null; canEdit: boolean }) {
  const { t } = useTranslation(['versions', 'editor'])
  const editor = useEditor()
  const queries = useQueryClient()
  const { workspaceId, programId: id, moment } = editor
  const versions = useQuery({ ...api.programs.versions.queryOptions({ workspaceId, id }), staleTime: 0 })
  const checkpoints = useQuery({ ...api.checkpoints.list.queryOptions({ workspaceId, id }), staleTime: 0 })
  const [renaming, setRenaming] = useState<Renaming | null>(null)
  const [removing, setRemoving] = useState<Checkpoint | null>(null)
  const close = () => moment.set({ panel: null, focusCanvas: moment.read().focusCanvas + 1 })
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: api.programs.versions.queryKey({ workspaceId, id }) }),
      queries.invalidateQueries({ queryKey: api.checkpoints.list.queryKey({ workspaceId, id }) }),
    ])

  async function rename(name: string) {
    if (!renaming) return
    if ('version' in renaming) {
      await client.programs.renameVersion.mutate({ workspaceId, id, number: renaming.version.number, name })
    } else await client.checkpoints.rename.mutate({ workspaceId, id, checkpointId: renaming.checkpoint.id, name })
    await refresh()
  }

  async function remove({ id: checkpointId, name }: Checkpoint) {
    await client.checkpoints.remove.mutate({ workspaceId, id, checkpointId })
    setRemoving(null)
    await refresh()
    toast(t('name.removed', { name }))
  }

  const error = versions.error ?? checkpoints.error
  const items = [
    ...(versions.data ?? []).map((version) => ({ at: version.publishedAt, version, checkpoint: null })),
    ...(checkpoints.data ?? []).map((checkpoint) => ({ at: checkpoint.at, version: null, checkpoint })),
  ].sort((a, b) => (a.at < b.at ? 1 : -1))

  return (
    <section className={styles.panel} aria-label={t('panel.title')} data-panel="versions">
      <header className={styles.head}>
        <h2 className={styles.title}>{t('panel.title')}</h2>
        <IconButton label={t('editor:inspector.close')} icon={<X size={20} aria-hidden="true" />} onPress={close} />
      </header>
      <div className={styles.body}>
        <div className={styles.panelTools}>
          {canEdit && (
            <Button
              size="small"
              icon={<Tag size={14} aria-hidden="true" />}
              onPress={() => moment.set({ namingDraft: true })}
            >
              {t('panel.nameDraft')}
            </Button>
          )}
          {liveVersion !== null && (
            <Button
              size="small"
              icon={<GitCompareArrows size={14} aria-hidden="true" />}
              onPress={() => moment.set({ comparing: { from: versionSide(liveVersion), to: 'draft' } })}
            >
              {t('panel.compareLive')}
            </Button>
          )}
        </div>
        {error && <Banner tone="error">{refusalMessage(error)}</Banner>}
        {!versions.data && !error && <SkeletonLines />}
        {versions.data?.length === 0 && <p className={styles.about}>{t('panel.none')}</p>}
        <ol className={styles.versions}>
          {items.map(({ version, checkpoint }) =>
            version ? (
              <VersionItem
                key={`v${version.number}`}
                version={version}
                isLive={version.number === liveVersion}
                canEdit={canEdit}
                onRename={() => setRenaming({ version })}
              />
            ) : (
              checkpoint && (
                <CheckpointItem
                  key={`c${checkpoint.id}`}
                  checkpoint={checkpoint}
                  canEdit={canEdit}
                  onRename={() => setRenaming({ checkpoint })}
                  onRemove={() => setRemoving(checkpoint)}
                />
              )
            ),
          )}
        </ol>
        <MovesOfPeople workspaceId={workspaceId} programId={id} canEdit={canEdit} />
      </div>
      {renaming && (
        <RenameDialog
          title={'version' in renaming ? t('panel.nameOf', { number: renaming.version.number }) : t('panel.checkpoint')}
          label={t('panel.name')}
          name={'version' in renaming ? renaming.version.name : renaming.checkpoint.name}
          isOpen
          onClose={() => setRenaming(null)}
          onRename={rename}
        />
      )}
      {removing && (
        <ConfirmDialog
          title={t('name.removeTitle', { name: removing.name })}
          confirmLabel={t('panel.remove')}
          danger
          isOpen
          onOpenChange={(open) => !open && setRemoving(null)}
          onConfirm={() => void remove(removing)}
        >
          {t('name.removeAbout')}
        </ConfirmDialog>
      )}
    </section>
  )
}
