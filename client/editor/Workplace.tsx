import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { AddMenu } from '#client/canvas/AddMenu.tsx'
import { type CanvasActions, CanvasContext } from '#client/canvas/CanvasContext.ts'
import { ContextMenu } from '#client/canvas/ContextMenu.tsx'
import { Palette } from '#client/canvas/Palette.tsx'
import { ProgramCanvas } from '#client/canvas/ProgramCanvas.tsx'
import { createPaletteDrag } from '#client/canvas/paletteDrag.ts'
import { RemoveDialog } from '#client/canvas/RemoveDialog.tsx'
import { ThroughMenu } from '#client/canvas/ThroughMenu.tsx'
import { useDropping } from '#client/canvas/useDropping.ts'
import { deviceSettings } from '#client/commands/deviceSettings.ts'
import { LookContext, useCommandContext } from '#client/commands/useCommandContext.ts'
import type { PeopleQuestion } from '#client/metrics/PeopleDrawer.tsx'
import { useEditorEntries } from '#client/palette/useEditorEntries.ts'
import { usePathGraph } from '#client/path/usePath.ts'
import { EditingBanner } from '#client/presence/EditingBanner.tsx'
import { useLooksOn, usePresence } from '#client/presence/usePresence.ts'
import { PlannedBanner } from '#client/publishing/PlannedBanner.tsx'
import { fetchLater, later } from '#client/ui/later.tsx'
import { useMedia } from '#client/ui/useMedia.ts'
import { splitWidth } from '#client/versions/splitWidth.ts'
import { outletsOf } from '#engine/nodes/registry.ts'
import { ConflictBanner } from './ConflictBanner.tsx'
import styles from './Editor.module.css'
import { useEditor } from './EditorContext.ts'
import { EditorHeader, type Program } from './EditorHeader.tsx'
import { LiveRegion } from './LiveRegion.tsx'
import { People, PublishAndKeys, Writing } from './Overlays.tsx'
import { PasteDialog } from './PasteDialog.tsx'
import { SidePanel } from './SidePanel.tsx'
import { useStore } from './Store.ts'
import { renameStep } from './steps.ts'
import { usePageKeys } from './usePageKeys.ts'

// The tree comes when it is looked at.
const NumberDefinition = later(async () => (await import('#client/metrics/NumberDefinition.tsx')).NumberDefinition)
const NumbersBar = later(async () => (await import('#client/metrics/NumbersBar.tsx')).NumbersBar)
const ProblemsPopover = later(async () => (await import('#client/problems/ProblemsPopover.tsx')).ProblemsPopover)
const CompareView = later(async () => (await import('#client/versions/CompareView.tsx')).CompareView)
const LiveBeside = later(async () => (await import('#client/versions/LiveBeside.tsx')).LiveBeside)
const Outline = lazy(async () => ({ default: (await import('#client/outline/Outline.tsx')).Outline }))

/** Below this width the canvas gives way to the outline. */
const phoneWidth = '(max-width: 639px)'

/** From this width on the palette and the outline have room beside each other. */
const roomyWidth = '(min-width: 1600px)'

/** Header, palette, canvas and panel, and what opens over them. */
export function Workplace({ program, canEdit }: { program: Program; canEdit: boolean }) {
  const editor = useEditor()
  const { moment } = editor
  const phone = useMedia(phoneWidth)
  const frame = useRef<HTMLDivElement>(null)
  const anchor = useRef<HTMLElement>(null)
  const [question, setQuestion] = useState<PeopleQuestion | null>(null)
  const view = useStore(moment, (state) => state.view)
  const draft = useStore(editor.draft, ({ graph }) => graph)
  const comparing = useStore(moment, (state) => state.comparing !== null)
  const split = useMedia(splitWidth) && view === 'split' && program.liveGraph !== null
  const [drag] = useState(createPaletteDrag)
  const dragging = useStore(drag, ({ type }) => type !== null)
  const live = view === 'live' && program.liveGraph !== null
  const path = usePathGraph()
  const graph = path?.graph ?? (live && program.liveGraph ? program.liveGraph : draft)
  const numbered = useStore(moment, (state) => state.metricsShown) && program.liveVersion !== null
  const looksOn = useLooksOn(usePresence())
  const editable = canEdit && !path && !live && !looksOn
  const outline = useStore(deviceSettings, (device) => (phone ? 'phone' : device.outline))
  const hasCanvas = outline === 'hidden' || outline === 'beside' || (Boolean(path) && !phone)
  const roomy = useMedia(roomyWidth)
  const troubled = useStore(moment, (state) => state.problemsOf !== null)
  const dropping = useDropping(frame)
  useEffect(fetchLater, [])

  const actions = useMemo<CanvasActions>(
    () => ({
      editable,
      openMenu(slot, under) {
        anchor.current = under
        moment.set({ menu: slot })
      },
      openStepMenu(nodeId, under) {
        anchor.current = under
        editor.select([nodeId])
        moment.set({ contextMenu: { kind: 'step' } })
      },
      showPeople(nodeId, measure, outlet) {
        const node = graph.nodes[nodeId]
        if (!node) return
        const name = editor.words.name(node)
        const several = outletsOf(node).length > 1
        const way = outlet !== undefined && several ? `${name}: ${editor.words.outlet(node, outlet)}` : name
        setQuestion({ nodeId, measure, outlet, name: way })
      },
      showProblems(nodeId, under) {
        anchor.current = under ?? null
        editor.select([nodeId])
        moment.set({ problemsOf: nodeId })
      },
      rename(nodeId, name) {
        moment.set({ renaming: null, focusCanvas: moment.read().focusCanvas + 1 })
        if (name !== null) renameStep(editor, nodeId, name)
      },
    }),
    [editable, editor, moment, graph],
  )

  const look = useCommandContext({ program, canvas: actions, graph, canEdit, hasCanvas })
  usePageKeys(look)
  useEditorEntries(look)

  return (
    <CanvasContext value={actions}>
      <LookContext value={look}>
        <div className={styles.page}>
          <EditorHeader program={program} canEdit={canEdit} />
          <ConflictBanner />
          <EditingBanner canEdit={canEdit} />
          {numbered && !path && <NumbersBar graph={graph} liveVersion={program.liveVersion ?? 1} />}
          <PlannedBanner canEdit={canEdit} />
          <div className={styles.work}>
            {editable && hasCanvas && !comparing && (outline === 'hidden' || roomy) && (
              <Palette drag={drag} {...dropping} />
            )}
            {outline !== 'hidden' && !comparing && (
              <Suspense fallback={<span />}>
                <Outline graph={graph} stands={outline === 'alone' && hasCanvas ? 'beside' : outline} />
              </Suspense>
            )}
            {comparing && <CompareView program={program} />}
            {hasCanvas && !comparing && (
              <ProgramCanvas
                key={path ? `path ${path.version}` : live ? 'live' : 'draft'}
                graph={graph}
                frame={frame}
                receiving={dragging}
              />
            )}
            {split && !comparing && program.liveGraph && (
              <LiveBeside graph={program.liveGraph} version={program.liveVersion ?? 0} />
            )}
            <SidePanel program={program} graph={graph} editable={editable} canEdit={canEdit && !looksOn} />
          </div>
          {numbered && <NumberDefinition frame={frame} />}
          <LiveRegion />
        </div>
        <AddMenu anchor={anchor} frame={frame} />
        <ThroughMenu anchor={anchor} frame={frame} />
        <ContextMenu anchor={anchor} frame={frame} />
        {troubled && <ProblemsPopover anchor={anchor} frame={frame} />}
        <RemoveDialog />
        <PasteDialog />
        <Writing program={program} graph={graph} editable={editable} />
        <PublishAndKeys program={program} />
        {question && <People program={program} graph={graph} question={question} onClose={() => setQuestion(null)} />}
      </LookContext>
    </CanvasContext>
  )
}
