import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, refusalMessage } from '#client/api.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { toast } from '#client/ui/Toast.tsx'
import styles from './PublishDialog.module.css'

/** Looks again so often whether what is planned has gone live, in milliseconds. */
const every = 30_000

/** What goes live when, or why what was planned did not. Under the header, until it is settled. */
export function PlannedBanner({ canEdit }: { canEdit: boolean }) {
  const { t } = useTranslation('versions')
  const format = useFormat()
  const queries = useQueryClient()
  const { workspaceId, programId: id } = useEditor()
  const { data } = useQuery({
    ...api.publications.list.queryOptions({ workspaceId, id }),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.planned ? every : false),
  })
  const refresh = () => queries.invalidateQueries({ queryKey: api.publications.list.queryKey({ workspaceId, id }) })
  const callOff = useMutation(
    api.publications.callOff.mutationOptions({
      async onSuccess() {
        const wasPlanned = data?.planned !== null
        await refresh()
        if (wasPlanned) toast(t('planned.calledOff'))
      },
      // It has gone live meanwhile.
      onError: refresh,
    }),
  )
  const shown = data?.planned ?? data?.failed
  if (!data || !shown) return null
  const { planned } = data
  const when = format.dateTime(shown.dueAt)
  return (
    <div className={styles.planned}>
      <Banner
        tone={planned ? 'info' : 'error'}
        title={t(planned ? 'planned.when' : 'planned.failed', { when })}
        actions={
          canEdit && (
            <Button
              size="small"
              isPending={callOff.isPending}
              onPress={() => callOff.mutate({ workspaceId, id, publicationId: shown.id })}
            >
              {t(planned ? 'planned.callOff' : 'planned.dismiss')}
            </Button>
          )
        }
      >
        {callOff.error
          ? refusalMessage(callOff.error)
          : planned
            ? t('planned.by', { name: planned.byName ?? '' })
            : data.failed?.why}
      </Banner>
    </div>
  )
}
