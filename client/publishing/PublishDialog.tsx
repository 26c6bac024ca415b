import { CircleCheck } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalMessage } from '#client/api.ts'
import { useDraftGraph, useEditor } from '#client/editor/EditorContext.ts'
import type { Program } from '#client/editor/EditorHeader.tsx'
import { useFormat } from '#client/i18n/useFormat.ts'
import { goToProblem } from '#client/problems/goToProblem.ts'
import { ProblemList } from '#client/problems/ProblemList.tsx'
import { LazyRehearsal } from '#client/simulator/LazyRehearsal.tsx'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Checkbox } from '#client/ui/Checkbox.tsx'
import { Dialog } from '#client/ui/Dialog.tsx'
import { SkeletonLines } from '#client/ui/Skeleton.tsx'
import { useSideGraph, versionSide } from '#client/versions/sides.ts'
import { useChanges } from '#client/versions/useChanges.ts'
import { isIgnored } from '#engine/program/ignoring.ts'
import { ChangesPart } from './ChangesPart.tsx'
import { PeoplePart } from './PeoplePart.tsx'
import styles from './PublishDialog.module.css'
import { standingOf } from './standingOf.ts'
import { type Choices, firstChoices, usePublishing } from './usePublishing.ts'
import { WhenPart } from './WhenPart.tsx'

interface PublishDialogProps {
  program: Program
  /** An older version to publish once more; null: the draft. */
  number: number | null
  onClose: () => void
}

/** Publishing in one place: what is wrong, what changes, whom it affects, when. What is published is what is shown. */
export function PublishDialog({ program, number, onClose }: PublishDialogProps) {
  const { t } = useTranslation(['versions', 'editor'])
  const format = useFormat()
  const editor = useEditor()
  const [choices, setChoices] = useState<Choices>(firstChoices)
  const choose = (part: Partial<Choices>) => setChoices((before) => ({ ...before, ...part }))
  const [accepted, setAccepted] = useState(false)
  const [reminded, setReminded] = useState(false)
  const ticks = useRef<HTMLOListElement>(null)
  const { saved, preview, publish, isStale, asksAgain } = usePublishing(number, choices, onClose)
  const draft = useDraftGraph()
  const older = useSideGraph(number === null ? 'draft' : versionSide(number)).graph
  const after = number === null ? draft : older
  const { data } = preview
  const standing = useMemo(() => standingOf(data), [data])
  const changes = useChanges(program.liveGraph ?? undefined, after, standing)

  const issues = data?.issues ?? []
  const blockers = issues.filter(({ severity }) => severity === 'blocker')
  const warnings = issues.filter((issue) => issue.severity === 'warning' && !(after && isIgnored(after, issue)))
  const ready = data !== undefined && after !== undefined && blockers.length === 0 && !isStale
  const others = data?.others ?? []
  const jump = (issue: (typeof issues)[number]) => {
    onClose()
    goToProblem(editor, issue)
  }
  const confirm = () => {
    if ((warnings.length > 0 && !accepted) || (others.length > 0 && !choices.acceptOthers)) {
      setReminded(true)
      ticks.current?.querySelector<HTMLInputElement>('input:not(:checked)')?.focus()
      return
    }
    publish.mutate()
  }
  const entering = choices.existing === 'all' ? (data?.onList ?? 0) : 0
  const next = (program.liveVersion ?? 0) + 1
  const title =
    number !== null
      ? t('publish.again', { number })
      : program.liveVersion === null
        ? t('editor:publish.title')
        : t('editor:publish.titleNext', { version: next })
  const moved = data && choices.chosen ? data.counts.continued + data.counts.goTo + data.counts.exited : 0
  const confirmLabel =
    choices.dueAt !== null
      ? t('publish.plan', { when: format.dateTime(choices.dueAt) })
      : entering > 0
        ? t('editor:publish.confirmWith', { count: entering, number: format.number(entering) })
        : moved > 0
          ? t('publish.moved', { number: format.number(moved) })
          : t('editor:publish.confirm')

  return (
    <Dialog
      title={title}
      size="wide"
      isOpen
      onOpenChange={(open) => !open && onClose()}
      isDismissable={false}
      footer={
        <>
          <Button onPress={onClose}>{t('editor:publish.cancel')}</Button>
          {ready && (
            <Button variant="primary" isPending={publish.isPending} isDisabled={choices.dueAt === ''} onPress={confirm}>
              {confirmLabel}
            </Button>
          )}
        </>
      }
    >
      {saved === false && <Banner tone="warn">{t('editor:publish.unsaved')}</Banner>}
      {preview.error && <Banner tone="error">{refusalMessage(preview.error)}</Banner>}
      {saved !== false && !data && !preview.error && <SkeletonLines />}
      {isStale && <Banner tone="warn">{t('publish.stale')}</Banner>}
      {data && !isStale && (
        <ol className={styles.parts} ref={ticks}>
          <Part title={t('publish.check')}>
            {blockers.length > 0 && (
              <>
                <p>{t('editor:publish.blocked', { count: blockers.length })}</p>
                <div className={styles.issues}>
                  <ProblemList issues={blockers} onGo={jump} />
                </div>
              </>
            )}
            {ready && warnings.length === 0 && (
              <p className={styles.fine}>
                <CircleCheck size={16} aria-hidden="true" />
                {t('editor:publish.checked')}
              </p>
            )}
            {ready && warnings.length > 0 && (
              <>
                <p>{t('editor:publish.warned', { count: warnings.length })}</p>
                <div className={styles.issues}>
                  <ProblemList issues={warnings} onGo={jump} />
                </div>
                <Checkbox label={t('editor:publish.accept')} isSelected={accepted} onChange={setAccepted} />
                {reminded && !accepted && <Banner tone="warn">{t('editor:publish.tick')}</Banner>}
              </>
            )}
          </Part>
          {ready && (
            <>
              <Part title={t('publish.changes')}>
                <ChangesPart
                  before={program.liveGraph}
                  after={after}
                  changes={changes}
                  preview={data}
                  accepted={choices.acceptOthers}
                  onAccept={(acceptOthers) => choose({ acceptOthers })}
                  reminded={reminded}
                />
                <LazyRehearsal live={program.liveGraph} draft={after} />
              </Part>
              <Part title={t('publish.people')}>
                <PeoplePart
                  preview={data}
                  graph={after}
                  live={program.liveGraph}
                  choices={choices}
                  onChoose={choose}
                  isDraft={number === null}
                />
              </Part>
              <Part title={t('publish.when')}>
                <WhenPart choices={choices} onChoose={choose} mayWait={number === null} />
              </Part>
            </>
          )}
        </ol>
      )}
      {asksAgain && !isStale && <Banner tone="warn">{t('publish.drifted')}</Banner>}
      {publish.error && !asksAgain && <Banner tone="error">{refusalMessage(publish.error)}</Banner>}
    </Dialog>
  )
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <li className={styles.part}>
      <h3 className={styles.heading}>{title}</h3>
      <div className={styles.content}>{children}</div>
    </li>
  )
}
