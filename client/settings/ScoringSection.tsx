import { useMutation, useQuery } from '@tanstack/react-query'
import { Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client, type Outputs, queryClient, refusalMessage } from '#client/api.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { useCan, useWorkspace } from '#client/shell/workspace.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Card } from '#client/ui/Card.tsx'
import { IconButton } from '#client/ui/IconButton.tsx'
import { Switch } from '#client/ui/Switch.tsx'
import { type Column, Table } from '#client/ui/Table.tsx'
import { toast } from '#client/ui/Toast.tsx'
import { eventName } from './eventName.ts'
import { ScoreRuleDialog } from './ScoreRuleDialog.tsx'
import styles from './Settings.module.css'

export type ScoreRule = Outputs['workspace']['scoreRules'][number]

/** The table of points: what gives how many. */
export function ScoringSection() {
  const { t } = useTranslation('settings')
  const { t: ui } = useTranslation('ui')
  const { t: leads } = useTranslation('leads')
  const { id: workspaceId } = useWorkspace()
  const mayEdit = useCan('marketer')
  const format = useFormat()
  const [edited, setEdited] = useState<ScoreRule | 'new' | null>(null)
  const rules = useQuery(api.workspace.scoreRules.queryOptions({ workspaceId }))
  const files = useQuery(api.files.list.queryOptions({ workspaceId }))
  const refresh = () => queryClient.invalidateQueries({ queryKey: api.workspace.scoreRules.queryKey() })
  const save = useMutation({
    mutationFn: (rule: ScoreRule) => client.workspace.saveScoreRule.mutate({ workspaceId, ...rule }),
    onSettled: refresh,
  })
  const remove = useMutation({
    mutationFn: (rule: ScoreRule) => client.workspace.removeScoreRule.mutate({ workspaceId, id: rule.id }),
    onSuccess: async (_, { id: __, ...rule }) => {
      await refresh()
      toast(t('scoring.removed', { event: eventName(rule.eventType, t) }), {
        label: leads('act.undo'),
        onPress: async () => {
          await client.workspace.saveScoreRule.mutate({ workspaceId, ...rule })
          await refresh()
        },
      })
    },
  })
  const detail = (rule: ScoreRule) => {
    if (rule.fileId !== null) return files.data?.find((file) => file.id === rule.fileId)?.name ?? `file:${rule.fileId}`
    if (rule.eventType === 'file.downloaded') return t('scoring.anyFile')
    if (rule.pathPart) return rule.pathPart
    return rule.eventType === 'page.visited' ? t('scoring.anyPath') : ''
  }
  const actions = (rule: ScoreRule) =>
    mayEdit && (
      <>
        <IconButton
          size="small"
          label={`${t('scoring.edit')}: ${eventName(rule.eventType, t)}`}
          icon={<Pencil size={16} aria-hidden="true" />}
          onPress={() => setEdited(rule)}
        />
        <IconButton
          size="small"
          label={`${t('scoring.remove')}: ${eventName(rule.eventType, t)}`}
          icon={<Trash2 size={16} aria-hidden="true" />}
          onPress={() => remove.mutate(rule)}
        />
      </>
    )
  const columns: Column<ScoreRule>[] = [
    {
      id: 'event',
      label: t('scoring.event'),
      width: 'minmax(160px, 1fr)',
      wraps: true,
      cell: (rule) => <span className={rule.active ? undefined : styles.off}>{eventName(rule.eventType, t)}</span>,
    },
    { id: 'detail', label: t('scoring.detail'), width: 'minmax(140px, 1fr)', wraps: true, cell: detail },
    {
      id: 'points',
      label: t('scoring.points'),
      width: '80px',
      align: 'end',
      cell: (rule) => <span className={styles.points}>{format.signed(rule.points)}</span>,
    },
    {
      id: 'active',
      label: t('scoring.active'),
      width: '90px',
      cell: (rule) => (
        <Switch
          label={`${t('scoring.active')}: ${eventName(rule.eventType, t)}`}
          hideLabel
          isDisabled={!mayEdit}
          isSelected={rule.active}
          onChange={(active) => save.mutate({ ...rule, active })}
        />
      ),
    },
    { id: 'actions', label: ui('table.actions'), hideLabel: true, width: '64px', cell: actions },
  ]
  const failure = rules.error ?? save.error ?? remove.error
  return (
    <>
      <Card
        title={t('scoring.title')}
        about={t('scoring.about')}
        actions={
          mayEdit && (
            <Button icon={<Plus size={16} aria-hidden="true" />} onPress={() => setEdited('new')}>
              {t('scoring.add')}
            </Button>
          )
        }
      >
        <div className={styles.sections}>
          {failure && <Banner tone="error">{refusalMessage(failure)}</Banner>}
          <Table
            label={t('scoring.title')}
            columns={columns}
            rows={rules.data}
            rowKey={(rule) => rule.id}
            cardBelow={560}
            card={(rule) => (
              <span className={styles.card}>
                <span className={styles.who}>
                  <span className={rule.active ? styles.name : styles.off}>{eventName(rule.eventType, t)}</span>
                  <span className={styles.small}>{detail(rule)}</span>
                </span>
                <span className={styles.points}>{format.signed(rule.points)}</span>
                {actions(rule)}
              </span>
            )}
            empty={<p className={styles.empty}>{t('scoring.empty')}</p>}
            error={rules.error && ui('error.page')}
          />
        </div>
      </Card>
      {edited && <ScoreRuleDialog rule={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </>
  )
}
