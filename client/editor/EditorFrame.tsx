import { ReactFlowProvider } from '@xyflow/react'
import { useDeferredValue, useState } from 'react'
import { MetricsStore } from '#client/metrics/MetricsStore.ts'
import { NumbersFrame } from '#client/metrics/NumbersFrame.tsx'
import { PresenceContext, useOpenPresence } from '#client/presence/usePresence.ts'
import { KnownContext, useKnownOf } from '#client/problems/useKnown.ts'
import { useTold } from '#client/problems/useTold.ts'
import { useSession } from '#client/session/useSession.ts'
import { useCan, useWorkspace } from '#client/shell/workspace.ts'
import { CatalogContext, useCatalogOf } from './catalog.ts'
import { EditorContext } from './EditorContext.ts'
import type { Program } from './EditorHeader.tsx'
import { ProblemsContext, useFoundProblems } from './problems.ts'
import { AutosaveContext } from './SaveWords.tsx'
import { useStore } from './Store.ts'
import { useProgramEditor } from './useProgramEditor.ts'
import { Workplace } from './Workplace.tsx'

/** An open program: what its parts share, and where they stand. */
export function EditorFrame({ program }: { program: Program }) {
  const workspace = useWorkspace()
  const catalog = useCatalogOf(workspace.id)
  const canEdit = useCan('marketer')
  const { editor, autosave, emailIssues } = useProgramEditor(workspace.id, program, catalog, canEdit)
  const presence = useOpenPresence(editor, autosave, useSession().data?.user?.id ?? '')
  const [metrics] = useState(() => new MetricsStore())
  editor.standing = (ids) => ids.reduce((sum, id) => sum + metrics.standing(id), 0)
  const draft = useStore(editor.draft, ({ graph }) => graph)
  const known = useKnownOf(catalog, editor.programId)
  // What is drawn is painted first; what is wrong with it follows at once.
  const problems = useFoundProblems(useDeferredValue(draft), known, useTold(editor, autosave, emailIssues))
  return (
    <EditorContext value={editor}>
      <AutosaveContext value={canEdit ? autosave : null}>
        <CatalogContext value={catalog}>
          <KnownContext value={known}>
            <ProblemsContext value={problems}>
              <NumbersFrame
                store={metrics}
                workspaceId={workspace.id}
                programId={program.id}
                isOn={program.liveVersion !== null}
              >
                <PresenceContext value={presence}>
                  <ReactFlowProvider>
                    <Workplace program={program} canEdit={canEdit} />
                  </ReactFlowProvider>
                </PresenceContext>
              </NumbersFrame>
            </ProblemsContext>
          </KnownContext>
        </CatalogContext>
      </AutosaveContext>
    </EditorContext>
  )
}
