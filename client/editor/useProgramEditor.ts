import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client, queryClient, refusalMessage, refusalOf } from '#client/api.ts'
import { currentLanguage } from '#client/i18n/language.ts'
import { toast } from '#client/ui/Toast.tsx'
import type { Issue } from '#engine/nodes/issue.ts'
import { Autosave } from './Autosave.ts'
import { browserClock } from './Clock.ts'
import { type Catalog, kindWords } from './catalog.ts'
import { Draft } from './Draft.ts'
import type { Program } from './EditorHeader.tsx'
import { HistoryKeeper } from './HistoryKeeper.ts'
import type { Label } from './history.ts'
import { sameDrawing, storageJournal } from './journal.ts'
import { storageShelf } from './keptHistory.ts'
import { ProgramEditor } from './ProgramEditor.ts'
import { SaveBeside, SaveConflict, type SavePort, SaveRefused } from './SavePort.ts'

export interface OpenProgram {
  readonly editor: ProgramEditor
  readonly autosave: Autosave
  /** What the server said of the emails when it saved last. */
  readonly emailIssues: readonly Issue[]
}

/** Opens a program for as long as the page stands: the draft with what this device kept of it, saved as it changes. */
export function useProgramEditor(
  workspaceId: number,
  program: Program,
  catalog: Catalog,
  canEdit: boolean,
): OpenProgram {
  const { t, i18n } = useTranslation('editor')
  const [emailIssues, setEmailIssues] = useState<readonly Issue[]>(program.emailIssues)

  // Opened once. What the server says later about this program does not reach into the draft.
  const [{ editor, autosave, keeper }] = useState(() => open(workspaceId, program, catalog, setEmailIssues))

  const { language } = i18n
  editor.words = useMemo(() => {
    void language
    return kindWords(currentLanguage(), catalog, () => editor.graph)
  }, [language, catalog, editor])
  editor.sentence = ({ key, params }: Label) => t(key as 'done.tidy', { ...params })
  editor.tell = (label) => toast(editor.sentence(label))

  useEffect(() => {
    if (!canEdit) return
    autosave.start()
    keeper.start()
    const keep = () => {
      autosave.keep()
      keeper.keep()
    }
    const online = () => autosave.reconnected()
    window.addEventListener('pagehide', keep)
    window.addEventListener('online', online)
    return () => {
      window.removeEventListener('pagehide', keep)
      window.removeEventListener('online', online)
      keeper.stop()
      void autosave.flush().finally(() => autosave.stop())
    }
  }, [autosave, keeper, canEdit])

  return { editor, autosave, emailIssues }
}

function open(
  workspaceId: number,
  program: Program,
  catalog: Catalog,
  onEmailIssues: (issues: readonly Issue[]) => void,
): { editor: ProgramEditor; autosave: Autosave; keeper: HistoryKeeper } {
  const { id, revision, graph } = program
  const journal = storageJournal(globalThis.localStorage, workspaceId, id)
  const shelf = storageShelf(globalThis.localStorage, workspaceId, id)
  const draft = new Draft(graph)
  const past = shelf.read(graph)
  if (past) draft.load(graph, past)
  const editor = new ProgramEditor({ workspaceId, programId: id }, draft, kindWords(currentLanguage(), catalog))
  editor.moment.set({ current: editor.flow.order[0]?.id ?? null })
  const savedAt = new Date(program.updatedAt)
  const autosave = new Autosave(draft, { revision, savedAt }, serverPort(workspaceId, id, onEmailIssues), journal)
  const kept = journal.read()
  if (kept && !sameDrawing(kept.graph, graph)) autosave.restore(kept, past ? null : shelf.read(kept.graph))
  return { editor, autosave, keeper: new HistoryKeeper(draft, shelf, browserClock) }
}

/** The server's procedures as autosave knows them. */
function serverPort(workspaceId: number, id: number, onEmailIssues: (issues: readonly Issue[]) => void): SavePort {
  return {
    async save(revision, graph) {
      try {
        const saved = await client.programs.saveDraft.mutate({ workspaceId, id, revision, graph })
        onEmailIssues(saved.emailIssues)
        queryClient.setQueryData(api.programs.get.queryKey({ workspaceId, id }), (before) =>
          before ? { ...before, graph, revision: saved.revision, updatedAt: saved.savedAt } : before,
        )
        return { revision: saved.revision, savedAt: new Date(saved.savedAt) }
      } catch (error) {
        const refusal = refusalOf(error)
        if (refusal?.code === 'program.stale') throw new SaveConflict()
        if (refusal?.code === 'program.editedBy' || refusal?.code === 'program.editedElsewhere') throw new SaveBeside()
        if (refusal && refusal.code !== 'auth.required') throw new SaveRefused(refusalMessage(error))
        throw error
      }
    },
    async fetch() {
      const program = await client.programs.get.query({ workspaceId, id })
      const { revision, graph, updatedAt, updatedByName, emailIssues } = program
      onEmailIssues(emailIssues)
      return { revision, graph, savedAt: new Date(updatedAt), savedBy: updatedByName ?? '' }
    },
  }
}
