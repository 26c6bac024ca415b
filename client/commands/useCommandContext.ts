import { useReactFlow } from '@xyflow/react'
import { createContext, useCallback, useContext, useRef } from 'react'
import type { CanvasActions } from '#client/canvas/CanvasContext.ts'
import type { FlowEdge, StepNode } from '#client/canvas/flowModel.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import type { Program } from '#client/editor/EditorHeader.tsx'
import { useProblems } from '#client/editor/problems.ts'
import { AutosaveContext } from '#client/editor/SaveWords.tsx'
import type { Graph } from '#engine/program/graph.ts'
import type { CommandContext, Pointed } from './Command.ts'

/** How things stand at the moment of asking; `pointed` says what a menu was asked for. */
export type Look = (pointed?: Pointed | null) => CommandContext

export const LookContext = createContext<Look | null>(null)

/** Asks how things stand, as commands see them. It keeps its identity. */
export function useLook(): Look {
  const look = useContext(LookContext)
  if (!look) throw new Error('This part of the page stands outside the workplace of a program.')
  return look
}

export interface Shown {
  readonly program: Program
  readonly canvas: CanvasActions
  readonly graph: Graph
  readonly canEdit: boolean
  /** Whether the canvas is there: small screens have a list instead. */
  readonly hasCanvas: boolean
}

/** Makes the Look of one open program. */
export function useCommandContext(shown: Shown): Look {
  const editor = useEditor()
  const flow = useReactFlow<StepNode, FlowEdge>()
  const problems = useProblems()
  const autosave = useContext(AutosaveContext)
  const latest = useRef({ ...shown, problems, autosave })
  latest.current = { ...shown, problems, autosave }
  return useCallback(
    (pointed = null) => {
      const { hasCanvas, ...now } = latest.current
      const { current } = editor.moment.read()
      const { selection } = editor.draft.read()
      const there = current !== null && now.graph.nodes[current] !== undefined ? current : null
      return {
        ...now,
        editor,
        flow: hasCanvas ? flow : null,
        editable: now.canvas.editable,
        current: there,
        // What has the focus is meant, unless it is one of several selected.
        acting: there !== null && !selection.includes(there) ? [there] : selection,
        pointed,
      }
    },
    [editor, flow],
  )
}
