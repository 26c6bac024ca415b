import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, client, queryClient } from '#client/api.ts'
import { personName } from '#client/prospects/personName.ts'
import { useWorkspace } from '#client/shell/workspace.ts'
import { toast } from '#client/ui/Toast.tsx'
import type { LeadRow, LeadState } from './leadStates.ts'

interface Act {
  lead: LeadRow
  state: LeadState
  note?: string
}

/** Says what became of a lead, and offers to take a slip of the finger back. */
export function useActOnLead() {
  const { t } = useTranslation('leads')
  const { id: workspaceId } = useWorkspace()
  const refresh = async () => {
    void queryClient.invalidateQueries({ queryKey: api.prospects.pathKey() })
    await queryClient.invalidateQueries({ queryKey: api.leads.pathKey() })
  }
  return useMutation({
    mutationFn: ({ lead, state, note }: Act) =>
      client.leads.act.mutate({ workspaceId, id: lead.id, state, note: note ?? '' }),
    onSuccess: async (_, { lead, state }) => {
      await refresh()
      toast(t('act.done', { name: personName(lead.prospect), state: t(`state.${state}`) }), {
        label: t('act.undo'),
        onPress: async () => {
          await client.leads.act.mutate({ workspaceId, id: lead.id, state: lead.state })
          await refresh()
        },
      })
    },
  })
}
