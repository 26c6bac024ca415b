import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import { useContext, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, refusalMessage, refusalOf } from '#client/api.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { planOf } from '#client/inFlight/choices.ts'
import { StandingPlan } from '#client/inFlight/StandingPlan.tsx'
import { goToProblem } from '#client/problems/goToProblem.ts'
import { ProblemList } from '#client/problems/ProblemList.tsx'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Checkbox } from '#client/ui/Checkbox.tsx'
import { Dialog } from '#client/ui/Dialog.tsx'
import { RadioGroup } from '#client/ui/RadioGroup.tsx'
import { SkeletonLines } from '#client/ui/Skeleton.tsx'
import { TextArea } from '#client/ui/TextArea.tsx'
import { toast } from '#client/ui/Toast.tsx'
import { isIgnored } from '#engine/program/ignoring.ts'
import styles from './Editor.module.css'
import { useEditor } from './EditorContext.ts'
import { AutosaveContext } from './SaveWords.tsx'

/** Publishing in one place: what is wrong first, then who comes in, then the word why. */
export function PublishDialog({ liveVersion, onClose }: { liveVersion: number | null; onClose: () => void }) {
  const { t } = useTranslation('editor')
  const format = useFormat()
  const editor = useEditor()
  const autosave = useContext(AutosaveContext)
  const queries = useQueryClient()
  const { workspaceId, programId: id } = editor
  const [saved, setSaved] = useState<boolean | null>(null)
  const [existing, setExisting] = useState<'none' | 'all'>('none')
  const [accepted, setAccepted] = useState(false)
  const [reminded, setReminded] = useState(false)
  const tick = useRef<HTMLDivElement>(null)
  const [note, setNote] = useState('')
  /** What becomes of those inside, by step; null: they finish where they are. */
  const [chosen, setChosen] = useState<Readonly<Record<string, string>> | null>(null)
  const plan = chosen && planOf(chosen)

  // What is published is what the server holds, so it gets the last change first.
  useEffect(() => {
    void autosave?.flush().then(setSaved)
  }, [autosave])

  const preview = useQuery({
    ...api.programs.publishPreview.queryOptions({ workspaceId, id, ...(plan && { plan }) }),
    placeholderData: (before) => before,
    enabled: saved === true,
    staleTime: 0,
    gcTime: 0,
  })
  const publish = useMutation(
    api.programs.publish.mutationOptions({
      async onSuccess({ version, entered }) {
        await queries.invalidateQueries({ queryKey: api.programs.get.queryKey({ workspaceId, id }) })
        void queries.invalidateQueries({ queryKey: api.programs.list.queryKey({ workspaceId }) })
        editor.moment.set({ metricsShown: true })
        toast(
          entered > 0
            ? t('publish.doneWith', { version, count: entered, number: format.number(entered) })
            : t('publish.done', { version }),
        )
        onClose()
      },
    }),
  )

  const issues = preview.data?.issues ?? []
  const blockers = issues.filter(({ severity }) => severity === 'blocker')
  const warnings = issues.filter((issue) => issue.severity === 'warning' && !isIgnored(editor.graph, issue))
  const onList = preview.data?.onList ?? 0
  const standing = preview.data?.standing ?? []
  const ready = preview.data !== undefined && blockers.length === 0
  const refused = refusalOf(publish.error)

  const jump = (issue: (typeof issues)[number]) => {
    onClose()
    goToProblem(editor, issue)
  }
  const confirm = () => {
    if (warnings.length > 0 && !accepted) {
      setReminded(true)
      tick.current?.querySelector('input')?.focus()
      return
    }
    const people = standing.reduce((sum, row) => sum + row.people, 0)
    const moving = plan ? { plan, people } : {}
    const revision = autosave?.revision ?? 0
    publish.mutate({ workspaceId, id, revision, enrollExisting: existing === 'all', note, ...moving })
  }
  const entering = existing === 'all' ? onList : 0

  return (
    <Dialog
      title={liveVersion === null ? t('publish.title') : t('publish.titleNext', { version: liveVersion + 1 })}
      isOpen
      onOpenChange={(open) => !open && onClose()}
      isDismissable={false}
      footer={
        <>
          <Button onPress={onClose}>{t('publish.cancel')}</Button>
          {ready && (
            <Button variant="primary" isPending={publish.isPending} onPress={confirm}>
              {entering > 0
                ? t('publish.confirmWith', { count: entering, number: format.number(entering) })
                : t('publish.confirm')}
            </Button>
          )}
        </>
      }
    >
      {saved === false && <Banner tone="warn">{t('publish.unsaved')}</Banner>}
      {preview.error && <Banner tone="error">{refusalMessage(preview.error)}</Banner>}
      {saved !== false && !preview.data && !preview.error && <SkeletonLines />}
      {blockers.length > 0 && (
        <>
          <p>{t('publish.blocked', { count: blockers.length })}</p>
          <div className={styles.issues}>
            <ProblemList issues={blockers} onGo={jump} />
          </div>
        </>
      )}
      {ready && (
        <>
          {warnings.length > 0 && (
            <div className={styles.stack}>
              <p>{t('publish.warned', { count: warnings.length })}</p>
              <div className={styles.issues}>
                <ProblemList issues={warnings} onGo={jump} />
              </div>
              <div ref={tick}>
                <Checkbox label={t('publish.accept')} isSelected={accepted} onChange={setAccepted} />
              </div>
              {reminded && !accepted && <Banner tone="warn">{t('publish.tick')}</Banner>}
            </div>
          )}
          {warnings.length === 0 && (
            <p className={styles.fine}>
              <CircleCheck size={16} aria-hidden="true" />
              {t('publish.checked')}
            </p>
          )}
          {onList > 0 ? (
            <RadioGroup
              label={t('publish.who')}
              cards
              value={existing}
              onChange={setExisting}
              options={[
                { id: 'none', label: t('publish.onlyNew'), description: t('publish.onlyNewAbout') },
                {
                  id: 'all',
                  label: t('publish.existing', { count: onList, number: format.number(onList) }),
                  description: t('publish.existingAbout'),
                },
              ]}
            />
          ) : (
            <p>{t('publish.nobodyOnList')}</p>
          )}
          {standing.length > 0 && (
            <StandingPlan rows={standing} counts={preview.data?.counts ?? {}} chosen={chosen} onChange={setChosen} />
          )}
          <TextArea
            label={t('publish.note')}
            optional
            rows={2}
            maxLength={500}
            value={note}
            placeholder={t('publish.noteExample')}
            onChange={setNote}
          />
          {publish.error && (
            <Banner tone="error">
              {refused?.code === 'program.stale' ? t('publish.stale') : refusalMessage(publish.error)}
            </Banner>
          )}
        </>
      )}
    </Dialog>
  )
}
