import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useContext, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client, type Outputs, refusalOf } from '#client/api.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import { AutosaveContext } from '#client/editor/SaveWords.tsx'
import { useFormat } from '#client/i18n/useFormat.ts'
import { planOf } from '#client/inFlight/choices.ts'
import { toast } from '#client/ui/Toast.tsx'
import { canonical } from '#engine/program/canonical.ts'

export type Preview = Outputs['programs']['publishPreview']

/** What somebody chose in the dialog. */
export interface Choices {
  /** What becomes of those inside, by step; null: they finish where they are. */
  readonly chosen: Readonly<Record<string, string>> | null
  readonly existing: 'none' | 'all'
  readonly name: string
  readonly note: string
  readonly acceptOthers: boolean
  /** ISO 8601; null: now. */
  readonly dueAt: string | null
}

export const firstChoices: Choices = {
  chosen: null,
  existing: 'none',
  name: '',
  note: '',
  acceptOthers: false,
  dueAt: null,
}

/** What changed between the look and the word: then the newest is shown, and asked for once more. */
const drifted: readonly string[] = ['program.stale', 'migration.drifted', 'migration.newer', 'publish.unseen']

/** Somebody pressed before the number that belongs to the last choice was there. */
class OtherCounts extends Error {}

/** Publishing the draft, or an older version once more: what it would do, and doing it.
 *  @param number the older version; null: the draft */
export function usePublishing(number: number | null, choices: Choices, onDone: () => void) {
  const { t } = useTranslation(['editor', 'versions'])
  const format = useFormat()
  const editor = useEditor()
  const autosave = useContext(AutosaveContext)
  const queries = useQueryClient()
  const { workspaceId, programId: id, moment } = editor
  const [saved, setSaved] = useState<boolean | null>(null)
  const [asksAgain, setAsksAgain] = useState(false)
  const plan = choices.chosen && planOf(choices.chosen)

  // What is published is what the server holds, so it gets the last change first.
  useEffect(() => {
    void autosave?.flush().then(setSaved)
  }, [autosave])

  const preview = useQuery({
    ...api.programs.publishPreview.queryOptions({
      workspaceId,
      id,
      ...(number !== null && { number }),
      ...(plan && { plan }),
    }),
    placeholderData: keepPreviousData,
    enabled: saved === true,
    staleTime: 0,
    gcTime: 0,
  })

  const publish = useMutation({
    async mutationFn() {
      const shown = preview.data
      // What was chosen last may still be on its way: it is waited for, and has to come out as it was shown.
      const seen = preview.isFetching ? (await preview.refetch({ cancelRefetch: false })).data : shown
      if (!seen || !shown) throw new Error('Nothing was looked at yet.')
      if (canonical(seen.counts) !== canonical(shown.counts)) throw new OtherCounts()
      const { name, note, acceptOthers, dueAt, existing } = choices
      const moving = plan ? { plan } : {}
      if (number !== null) {
        const liveVersion = seen.liveVersion ?? 0
        const order = { workspaceId, id, number, liveVersion, name, note, seen: seen.seen, ...moving }
        return { ...(await client.programs.republish.mutate(order)), dueAt: null }
      }
      const enrollExisting = existing === 'all'
      const order = {
        workspaceId,
        id,
        revision: seen.revision,
        name,
        note,
        enrollExisting,
        acceptOthers,
        seen: seen.seen,
      }
      if (dueAt !== null) {
        const planned = await client.publications.plan.mutate({ ...order, ...moving, dueAt })
        return { version: null, entered: 0, dueAt: planned.dueAt }
      }
      return { ...(await client.programs.publish.mutate({ ...order, ...moving })), dueAt: null }
    },
    async onSuccess({ version, entered, dueAt }) {
      const before = preview.data?.liveVersion ?? null
      await Promise.all([
        queries.invalidateQueries({ queryKey: api.programs.get.queryKey({ workspaceId, id }) }),
        queries.invalidateQueries({ queryKey: api.publications.list.queryKey({ workspaceId, id }) }),
        queries.invalidateQueries({ queryKey: api.programs.versions.queryKey({ workspaceId, id }) }),
      ])
      void queries.invalidateQueries({ queryKey: api.programs.list.queryKey({ workspaceId }) })
      onDone()
      if (version === null) {
        toast(t('versions:publish.planned', { when: format.dateTime(dueAt ?? '') }))
        return
      }
      moment.set({ metricsShown: true })
      const said =
        entered > 0
          ? t('publish.doneWith', { version, count: entered, number: format.number(entered) })
          : t('publish.done', { version })
      toast(
        said,
        { label: t('versions:publish.viewLive'), onPress: () => moment.set({ view: 'live', panel: null }) },
        before === null
          ? undefined
          : {
              label: t('versions:publish.rollback'),
              onPress: () => moment.set({ publishing: true, republishing: before }),
            },
      )
    },
    async onError(error) {
      if (!(error instanceof OtherCounts) && !drifted.includes(refusalOf(error)?.code ?? '')) return
      setAsksAgain(true)
      // What was lost between here and the server is sent before looking again.
      if (await autosave?.flush()) await preview.refetch()
    },
  })
  // The server holds another draft than the one that is shown here: what would be published cannot be seen on this page.
  const isStale = number === null && preview.data !== undefined && preview.data.revision !== autosave?.revision
  return { saved, preview, publish, isStale, asksAgain }
}
