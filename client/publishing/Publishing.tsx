import { useEffect, useRef, useState } from 'react'
import { useDraftGraph, useEditor } from '#client/editor/EditorContext.ts'
import type { Program } from '#client/editor/EditorHeader.tsx'
import { useStore } from '#client/editor/Store.ts'
import { later } from '#client/ui/later.tsx'
import { useStandingNow } from '#client/versions/useChanges.ts'
import { describeChanges, isContentOnly } from '#engine/program/describeChanges.ts'
import { isIgnored } from '#engine/program/ignoring.ts'
import { standingOf } from './standingOf.ts'
import { firstChoices, usePublishing } from './usePublishing.ts'

const PublishDialog = later(async () => (await import('./PublishDialog.tsx')).PublishDialog)

/** Publishing, once somebody has asked for it. When only the words of emails differ, nobody waits there and nothing is left
 *  to decide, the asking was enough. */
export function Publishing({ program }: { program: Program }) {
  const { moment } = useEditor()
  const publishing = useStore(moment, (state) => state.publishing)
  const number = useStore(moment, (state) => state.republishing)
  const close = () => moment.set({ publishing: false, republishing: null })
  if (!publishing) return null
  return <Asked key={number} program={program} number={number} onClose={close} />
}

function Asked({ program, number, onClose }: { program: Program; number: number | null; onClose: () => void }) {
  const draft = useDraftGraph()
  const standing = useStandingNow(draft)
  const [isSimple, setSimple] = useState(
    () =>
      number === null &&
      program.liveGraph !== null &&
      isContentOnly(describeChanges(program.liveGraph, draft, standing)),
  )
  if (isSimple) return <AtOnce program={program} onClose={onClose} onComplicated={() => setSimple(false)} />
  return <PublishDialog program={program} number={number} onClose={onClose} />
}

interface AtOnceProps {
  program: Program
  onClose: () => void
  /** There is something to decide after all. */
  onComplicated: () => void
}

function AtOnce({ program, onClose, onComplicated }: AtOnceProps) {
  const draft = useDraftGraph()
  const { saved, preview, publish, isStale } = usePublishing(null, firstChoices, onClose)
  const begun = useRef(false)
  const { data } = preview
  const failed = saved === false || preview.isError || publish.isError || isStale
  useEffect(() => {
    if (failed) onComplicated()
    if (failed || !data || begun.current) return
    const changes = describeChanges(program.liveGraph ?? draft, draft, standingOf(data))
    const isClean = data.issues.every((issue) => issue.severity === 'tip' || isIgnored(draft, issue))
    begun.current = true
    if (isContentOnly(changes) && isClean && data.others.length === 0) publish.mutate()
    else onComplicated()
  }, [data, failed, draft, program, publish, onComplicated])
  return null
}
