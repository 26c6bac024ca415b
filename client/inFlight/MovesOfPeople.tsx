import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, refusalMessage } from '#client/api.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { Badge } from '#client/ui/Badge.tsx'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { toast } from '#client/ui/Toast.tsx'
import styles from './InFlight.module.css'

interface MovesOfPeopleProps {
  readonly workspaceId: number
  readonly programId: number
  readonly canEdit: boolean
}

const kinds = ['continued', 'goTo', 'exited'] as const

/** When people were moved to a newer version, how many went where, and the way back while nobody has gone on. */
export function MovesOfPeople({ workspaceId, programId: id, canEdit }: MovesOfPeopleProps) {
  const { t } = useTranslation('inFlight')
  const format = useFormat()
  const queries = useQueryClient()
  const { data } = useQuery({ ...api.programs.migrations.queryOptions({ workspaceId, id }), staleTime: 0 })
  const undo = useMutation(
    api.programs.undoMigration.mutationOptions({
      async onSuccess() {
        await queries.invalidateQueries({ queryKey: api.programs.migrations.queryKey({ workspaceId, id }) })
        toast(t('moves.done'))
      },
    }),
  )
  if (!data || data.length === 0) return null
  return (
    <section className={styles.moves} aria-label={t('moves.title')}>
      <h3>{t('moves.title')}</h3>
      {undo.error && <Banner tone="error">{refusalMessage(undo.error)}</Banner>}
      {data.map((move) => (
        <div key={move.id} className={styles.move}>
          <span className={styles.head}>
            <strong>{t('moves.to', { version: move.toVersion })}</strong>
            {move.undoneAt !== null && <Badge tone="neutral">{t('moves.undone')}</Badge>}
            {move.undoneAt === null && canEdit && (
              <Button
                size="small"
                isPending={undo.isPending && undo.variables.migrationId === move.id}
                onPress={() => undo.mutate({ workspaceId, id, migrationId: move.id })}
              >
                {t('moves.undo')}
              </Button>
            )}
          </span>
          <span className={styles.quiet}>{[format.dateTime(move.at), move.byName].filter(Boolean).join(' · ')}</span>
          <ul className={styles.counts}>
            {kinds.map((kind) => {
              const count = move.counts[kind] ?? 0
              return count > 0 && <li key={kind}>{t(`counts.${kind}`, { count, number: format.number(count) })}</li>
            })}
          </ul>
        </div>
      ))}
    </section>
  )
}
