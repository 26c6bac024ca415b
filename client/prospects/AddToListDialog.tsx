import { useMutation, useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client, queryClient, refusalMessage } from '#client/api.ts'
import { useWorkspace } from '#client/shell/workspace.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { ComboBox } from '#client/ui/ComboBox.tsx'
import { Dialog } from '#client/ui/Dialog.tsx'
import { Form } from '#client/ui/Form.tsx'
import { toast } from '#client/ui/Toast.tsx'

interface AddToListDialogProps {
  prospectIds: readonly number[]
  isOpen: boolean
  onClose: () => void
  onDone?: () => void
}

/** As many as one call takes. */
const most = 1000

/** Puts people on a list, and says so when that starts programs. */
export function AddToListDialog({ prospectIds, isOpen, onClose, onDone }: AddToListDialogProps) {
  const { t } = useTranslation('prospects')
  const { t: ui } = useTranslation('ui')
  const { id: workspaceId } = useWorkspace()
  const form = useId()
  const [listId, setListId] = useState<number | null>(null)
  const [tried, setTried] = useState(false)
  const lists = useQuery(api.lists.list.queryOptions({ workspaceId }, { enabled: isOpen }))
  const list = lists.data?.find((one) => one.id === listId)
  const add = useMutation({
    mutationFn: async (into: { id: number; name: string }) => {
      let [joined, entered] = [0, 0]
      for (let from = 0; from < prospectIds.length; from += most) {
        const added = await client.lists.addMembers.mutate({
          workspaceId,
          id: into.id,
          prospectIds: prospectIds.slice(from, from + most),
        })
        joined += added.joined
        entered += added.entered
      }
      return { joined, entered, name: into.name }
    },
    onSuccess: ({ joined, entered, name }) => {
      void queryClient.invalidateQueries({ queryKey: api.lists.pathKey() })
      void queryClient.invalidateQueries({ queryKey: api.prospects.pathKey() })
      const said = joined > 0 ? t('addToList.done', { count: joined, list: name }) : t('addToList.none', { list: name })
      toast(entered > 0 ? `${said} · ${t('addToList.entered', { count: entered })}` : said)
      onClose()
      onDone?.()
    },
  })
  return (
    <Dialog
      title={t('addToList.title')}
      isOpen={isOpen}
      onOpenChange={onClose}
      footer={({ close }) => (
        <>
          <Button onPress={close}>{ui('cancel')}</Button>
          <Button type="submit" form={form} variant="primary" isPending={add.isPending}>
            {t('addToList.submit', { count: prospectIds.length })}
          </Button>
        </>
      )}
    >
      {add.error && <Banner tone="error">{refusalMessage(add.error)}</Banner>}
      <Form
        id={form}
        onSubmit={() => {
          setTried(true)
          if (list) add.mutate(list)
        }}
      >
        <ComboBox
          label={t('addToList.list')}
          options={(lists.data ?? []).filter((one) => !one.archivedAt).map((one) => ({ id: one.id, label: one.name }))}
          value={listId}
          onChange={setListId}
          error={tried && !list ? ui('field.chooseOne') : undefined}
        />
      </Form>
      {list && list.usedBy.length > 0 && <Banner tone="info">{t('addToList.warning')}</Banner>}
    </Dialog>
  )
}
