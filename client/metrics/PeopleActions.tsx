import { useMutation } from '@tanstack/react-query'
import { LogOut, RotateCcw, SkipForward } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, refusalMessage } from '#client/api.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { useWorkspace } from '#client/shell/workspace.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx'
import type { RowKey } from '#client/ui/Table.tsx'
import { toast } from '#client/ui/Toast.tsx'
import styles from './PeopleDrawer.module.css'
import { refreshPeople } from './usePeopleRows.ts'

type Act = 'skip' | 'out' | 'again'

const icons = { skip: SkipForward, out: LogOut, again: RotateCcw }

export interface PeopleActionsProps {
  programId: number
  nodeId: string
  measure: 'waiting' | 'failed'
  /** Rows by their keys, which begin with the enrollment. */
  chosen: ReadonlySet<RowKey>
  onDone: () => void
}

/** What can be done with the people who were chosen. Two or more are asked about first, and taking out always. */
export function PeopleActions({ programId, nodeId, measure, chosen, onDone }: PeopleActionsProps) {
  const { t } = useTranslation('people')
  const format = useFormat()
  const { id: workspaceId } = useWorkspace()
  const [asking, setAsking] = useState<Act | null>(null)
  const ids = [...new Set([...chosen].map((key) => Number(String(key).split(' ')[0])))]
  const number = format.number(ids.length)
  const act = useMutation({
    mutationFn: async (which: Act) => {
      const order = { workspaceId, id: programId, nodeId, enrollmentIds: ids }
      if (which === 'skip') return client.programs.skipWait.mutate(order)
      if (which === 'out') return client.programs.takeOut.mutate(order)
      const { tried } = await client.programs.tryAgain.mutate({ workspaceId, id: programId, enrollmentIds: ids })
      return { done: tried, left: ids.length - tried }
    },
    onSuccess({ done, left }) {
      const said: string[] = [t('act.done', { count: done, number: format.number(done) })]
      if (left > 0) said.push(t('act.left', { count: left, number: format.number(left) }))
      toast(said.join(' '))
      setAsking(null)
      onDone()
      refreshPeople()
    },
  })
  if (ids.length === 0) return null
  const acts: readonly Act[] = measure === 'waiting' ? ['skip', 'out'] : ['again']
  return (
    <div className={styles.actions}>
      <span>{t('act.selected', { count: ids.length, number })}</span>
      {acts.map((which) => {
        const Icon = icons[which]
        return (
          <Button
            key={which}
            size="small"
            icon={<Icon size={16} aria-hidden="true" />}
            isPending={act.isPending && asking === null}
            onPress={() => (ids.length > 1 || which === 'out' ? setAsking(which) : act.mutate(which))}
          >
            {t(`act.${which}`)}
          </Button>
        )
      })}
      {act.error && asking === null && <Banner tone="error">{refusalMessage(act.error)}</Banner>}
      {asking && (
        <ConfirmDialog
          title={t(`act.${asking}.title`, { count: ids.length, number })}
          confirmLabel={t(`act.${asking}`)}
          danger={asking === 'out'}
          isPending={act.isPending}
          error={act.error ? refusalMessage(act.error) : undefined}
          onConfirm={() => act.mutate(asking)}
          isOpen
          onOpenChange={(open) => !open && setAsking(null)}
        >
          {t(`act.${asking}.text`)}
        </ConfirmDialog>
      )}
    </div>
  )
}
