import { type ReactFlowProps, useStoreApi } from '@xyflow/react'
import { useEffect, useMemo } from 'react'
import type { CanvasNode } from '#client/annotations/canvasNodes.ts'
import { deviceSettings } from '#client/commands/deviceSettings.ts'
import { useEditor, useSelection } from '#client/editor/EditorContext.ts'
import { useStore } from '#client/editor/Store.ts'
import type { FlowEdge } from './flowModel.ts'

type Ways = Pick<ReactFlowProps<CanvasNode, FlowEdge>, 'panOnScroll' | 'zoomOnScroll' | 'panOnDrag' | 'selectionOnDrag'>

/** The left button and the middle one; the right one asks for the menu. */
const allButtons = [0, 1]
const middle = [1]

/** What dragging and the wheel do. Scrolling moves the view and pinching zooms, unless this device says otherwise; space
 *  moves the view with either tool, and Shift selects. */
export function usePointer(): Ways {
  const tool = useStore(useEditor().moment, (state) => state.tool)
  const zooms = useStore(deviceSettings, ({ wheel }) => wheel === 'zooms')
  const several = useSelection().length > 1
  const flow = useStoreApi()
  useEffect(() => {
    // The frame around several dragged over is in the way of a step chosen since.
    if (!several) flow.setState({ nodesSelectionActive: false })
  }, [several, flow])
  return useMemo(
    () => ({
      panOnScroll: !zooms,
      zoomOnScroll: zooms,
      panOnDrag: tool === 'hand' ? allButtons : middle,
      selectionOnDrag: tool === 'pointer',
    }),
    [tool, zooms],
  )
}
