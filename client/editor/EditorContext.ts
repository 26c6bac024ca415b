import { createContext, useContext } from 'react'
import type { Graph } from '#engine/program/graph.ts'
import type { ProgramEditor } from './ProgramEditor.ts'
import { useStore } from './Store.ts'

export const EditorContext = createContext<ProgramEditor | null>(null)

/** The program that is open on this page. */
export function useEditor(): ProgramEditor {
  const editor = useContext(EditorContext)
  if (!editor) throw new Error('This part of the page stands outside the program editor.')
  return editor
}

/** The draft's drawing; drawn again with every change of it. */
export const useDraftGraph = (): Graph => useStore(useEditor().draft, ({ graph }) => graph)

/** The ids of the selected steps. */
export const useSelection = (): readonly string[] => useStore(useEditor().draft, ({ selection }) => selection)
