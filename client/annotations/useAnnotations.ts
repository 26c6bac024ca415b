import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useCanvas } from '#client/canvas/CanvasContext.ts'
import type { StepNode } from '#client/canvas/flowModel.ts'
import { useSelection } from '#client/editor/EditorContext.ts'
import type { Node } from '#engine/nodes/registry.ts'
import type { Graph } from '#engine/program/graph.ts'
import { AnnotationModel, type CanvasNode } from './canvasNodes.ts'
import { plainText } from './markdown.ts'

/** The steps with the notes and groups of the drawing around them, as xyflow shows them. */
export function useAnnotations(
  graph: Graph,
  order: readonly Node[],
  steps: readonly StepNode[],
  current: string | null,
): CanvasNode[] {
  const { t } = useTranslation('layout')
  const { editable } = useCanvas()
  const selection = useSelection()
  const model = useRef(new AnnotationModel())
  return useMemo(() => {
    const ids = order.map(({ id }) => id)
    return model.current.nodes(graph, ids, steps, {
      editable,
      current,
      selection: new Set(selection),
      noteLabel: ({ text }) => t('note.label', { text: plainText(text) || t('note.empty') }),
      groupLabel: ({ name, isFolded }, count) =>
        t(isFolded ? 'group.folded' : 'group.label', { name: name.trim() || t('group.nameless'), count }),
    })
  }, [graph, order, steps, current, editable, selection, t])
}
