import { lazy, Suspense } from 'react'
import type { PeopleQuestion } from '#client/metrics/PeopleDrawer.tsx'
import { useShownNumber } from '#client/metrics/useShownNumber.ts'
import { useShowPath } from '#client/path/usePath.ts'
import { Publishing } from '#client/publishing/Publishing.tsx'
import { later } from '#client/ui/later.tsx'
import { NameDraft } from '#client/versions/NameDraft.tsx'
import type { Graph } from '#engine/program/graph.ts'
import { useEditor } from './EditorContext.ts'
import type { Program } from './EditorHeader.tsx'
import { useStore } from './Store.ts'

// The workbench brings the code view along; it is fetched when an email is opened.
const EmailWorkbench = lazy(async () => ({
  default: (await import('#client/emails/EmailWorkbench.tsx')).EmailWorkbench,
}))

const PeopleDrawer = later(async () => (await import('#client/metrics/PeopleDrawer.tsx')).PeopleDrawer)
const ShortcutSheet = later(async () => (await import('./ShortcutSheet.tsx')).ShortcutSheet)

/** The email that is being written, over everything. */
export function Writing({ program, graph, editable }: { program: Program; graph: Graph; editable: boolean }) {
  const { moment } = useEditor()
  const writing = useStore(moment, (state) => state.writing)
  const node = writing ? graph.nodes[writing.nodeId] : undefined
  if (!writing || node?.type !== 'email') return null
  return (
    <Suspense>
      <EmailWorkbench
        node={node}
        field={writing.field}
        isReadOnly={!editable}
        wasPublished={program.liveVersion !== null}
        onClose={() => moment.set({ writing: null })}
      />
    </Suspense>
  )
}

export function PublishAndKeys({ program }: { program: Program }) {
  const { moment } = useEditor()
  const shortcutsShown = useStore(moment, (state) => state.shortcutsShown)
  return (
    <>
      <Publishing program={program} />
      <NameDraft />
      {shortcutsShown && <ShortcutSheet onClose={() => moment.set({ shortcutsShown: false })} />}
    </>
  )
}

/** The people behind a number; the number beside them stays as live as on the canvas. */
export function People(props: { program: Program; graph: Graph; question: PeopleQuestion; onClose: () => void }) {
  const { program, graph, question, onClose } = props
  const total = useShownNumber(question)
  const showPath = useShowPath()
  return (
    <PeopleDrawer
      programId={program.id}
      question={question}
      node={graph.nodes[question.nodeId]}
      isPaused={program.status === 'paused'}
      total={total}
      onPath={(enrollmentId) => {
        onClose()
        showPath(enrollmentId)
      }}
      onClose={onClose}
    />
  )
}
