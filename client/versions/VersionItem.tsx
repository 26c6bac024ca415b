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
import { type Version, versionSide } from './sides.ts'

interface VersionItemProps {
  version: Version
  isLive: boolean
  canEdit: boolean
  onRename: () => void
}

/** One published version: what it is called, who drew it, who is in it, and what can be done with it. */
export function VersionItem({ version, isLive, canEdit, onRename }: VersionItemProps) {
  const { t } = useTranslation('versions')
  const format = useFormat()
  const editor = useEditor()
  const { workspaceId, programId: id, moment } = editor
  const { number, name, note, publishedAt, publishedByName, authors, copyOf, entered, standing } = version
  const called = name ? t('side.named', { number, name }) : t('panel.number', { number })
  const others = authors.filter((author) => author !== publishedByName)

  async function restore() {
    const { graph } = await client.programs.version.query({ workspaceId, id, number })
    restoreDrawing(editor, graph, { key: 'done.restore', params: { number } })
  }

  return (
    <li className={styles.version}>
      <span className={styles.versionHead}>
        <strong>{called}</strong>
        {isLive && <Badge tone="ok">{t('panel.live')}</Badge>}
        <span className={styles.push} />
        <MenuTrigger>
          <IconButton
            size="small"
            label={t('panel.actions', { which: called })}
            icon={<Ellipsis size={16} aria-hidden="true" />}
          />
          <Menu label={t('panel.actions', { which: called })}>
            <MenuItem onAction={() => moment.set({ comparing: { from: versionSide(number), to: 'draft' } })}>
              {t('panel.compareDraft')}
            </MenuItem>
            {number > 1 && (
              <MenuItem
                onAction={() => moment.set({ comparing: { from: versionSide(number - 1), to: versionSide(number) } })}
              >
                {t('panel.compareBefore')}
              </MenuItem>
            )}
            {canEdit && <MenuItem onAction={onRename}>{t('panel.rename')}</MenuItem>}
            {canEdit && !isLive && (
              <MenuItem onAction={() => moment.set({ publishing: true, republishing: number })}>
                {t('panel.rollback')}
              </MenuItem>
            )}
          </Menu>
        </MenuTrigger>
      </span>
      <span className={styles.where}>
        {[format.dateTime(publishedAt), publishedByName].filter(Boolean).join(' · ')}
      </span>
      {copyOf !== null && <span className={styles.where}>{t('panel.copyOf', { number: copyOf })}</span>}
      {others.length > 0 && <span className={styles.where}>{t('panel.drawnBy', { names: format.list(authors) })}</span>}
      {note && <p>{note}</p>}
      <span className={styles.where}>
        {t('panel.entered', { count: entered, number: format.number(entered) })}
        {' · '}
        {t('panel.standing', { count: standing, number: format.number(standing) })}
      </span>
      <Impact version={version} />
      {canEdit && (
        <Button size="small" className={styles.restore} onPress={() => void restore()}>
          {t('panel.restore')}
        </Button>
      )}
    </li>
  )
}

const kinds = ['continued', 'goTo', 'exited'] as const

/** What was foreseen of the people inside, and what became of them. */
function Impact({ version: { foreseen, moved } }: { version: Version }) {
  const { t } = useTranslation(['versions', 'inFlight'])
  const format = useFormat()
  const say = (counts: Readonly<Partial<Record<(typeof kinds)[number], number>>> | null) => {
    const parts = kinds.flatMap((kind) => {
      const count = counts?.[kind] ?? 0
      return count > 0 ? [t(`inFlight:counts.${kind}`, { count, number: format.number(count) })] : []
    })
    return parts.length > 0 ? format.list(parts) : t('panel.nobodyMoved')
  }
  if (!foreseen) return moved ? <span className={styles.where}>{say(moved)}</span> : null
  const { finishOld } = foreseen
  const wasMoved = kinds.some((kind) => foreseen[kind] > 0) || moved !== null
  if (!wasMoved && finishOld === 0) return null
  const [before, after] = [say(foreseen), say(moved)]
  return (
    <span className={styles.where}>
      {wasMoved &&
        (before === after
          ? t('panel.asForeseen', { moved: after })
          : t('panel.foreseen', { foreseen: before, moved: after }))}{' '}
      {finishOld > 0 && t('panel.stayed', { count: finishOld, number: format.number(finishOld) })}
    </span>
  )
}
