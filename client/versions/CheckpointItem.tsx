import { Ellipsis } from 'lucide-react'
import { MenuTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { client } from '#client/api.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import styles from '#client/editor/Panels.module.css'
import { useFormat } from '#client/i18n/useFormat.ts'
import { Badge } from '#client/ui/Badge.tsx'
import { Button } from '#client/ui/Button.tsx'
import { IconButton } from '#client/ui/IconButton.tsx'
import { Menu, MenuItem } from '#client/ui/Menu.tsx'
import { restoreDrawing } from './restoreDrawing.ts'
import { type Checkpoint, checkpointSide } from './sides.ts'

interface CheckpointItemProps {
  checkpoint: Checkpoint
  canEdit: boolean
  onRename: () => void
  onRemove: () => void
}

/** A draft that was given a name. */
export function CheckpointItem({ checkpoint, canEdit, onRename, onRemove }: CheckpointItemProps) {
  const { t } = useTranslation('versions')
  const format = useFormat()
  const editor = useEditor()
  const { workspaceId, programId: id, moment } = editor
  const { id: checkpointId, name, at, byName } = checkpoint

  async function restore() {
    const { graph } = await client.checkpoints.get.query({ workspaceId, id, checkpointId })
    restoreDrawing(editor, graph, { key: 'done.restoreNamed', params: { name } })
  }

  return (
    <li className={styles.version}>
      <span className={styles.versionHead}>
        <strong>{name}</strong>
        <Badge tone="neutral">{t('panel.checkpoint')}</Badge>
        <span className={styles.push} />
        <MenuTrigger>
          <IconButton
            size="small"
            label={t('panel.actions', { which: name })}
            icon={<Ellipsis size={16} aria-hidden="true" />}
          />
          <Menu label={t('panel.actions', { which: name })}>
            <MenuItem onAction={() => moment.set({ comparing: { from: checkpointSide(checkpointId), to: 'draft' } })}>
              {t('panel.compareDraft')}
            </MenuItem>
            {canEdit && <MenuItem onAction={onRename}>{t('panel.rename')}</MenuItem>}
            {canEdit && (
              <MenuItem danger onAction={onRemove}>
                {t('panel.remove')}
              </MenuItem>
            )}
          </Menu>
        </MenuTrigger>
      </span>
      <span className={styles.where}>{[format.dateTime(at), byName].filter(Boolean).join(' · ')}</span>
      {canEdit && (
        <Button size="small" className={styles.restore} onPress={() => void restore()}>
          {t('panel.restore')}
        </Button>
      )}
    </li>
  )
}
