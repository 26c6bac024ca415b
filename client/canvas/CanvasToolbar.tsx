import { MiniMap, Panel, useStore as useFlowStore } from '@xyflow/react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { CommandButton } from '#client/commands/CommandButton.tsx'
import { commandOf, runCommand } from '#client/commands/findCommand.ts'
import { useLook } from '#client/commands/useCommandContext.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import { useStore } from '#client/editor/Store.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { kindOf } from '#engine/nodes/registry.ts'
import { useCanvas } from './CanvasContext.ts'
import type { StepNode } from './flowModel.ts'
import { isLarge } from './mapShown.ts'
import styles from './ProgramCanvas.module.css'

/** Zoom, fit, tidy and the map, in the canvas's corner. */
export const CanvasToolbar = memo(function CanvasToolbar({ count }: { count: number }) {
  const { t } = useTranslation(['commands', 'editor'])
  const format = useFormat()
  const look = useLook()
  const { editable } = useCanvas()
  const zoom = useFlowStore((state) => state.transform[2])
  const mapShown = useStore(useEditor().moment, (state) => state.mapShown ?? isLarge(count))
  return (
    <>
      <Panel position="bottom-left" className={styles.toolbar}>
        <CommandButton id="zoomOut" />
        <button
          type="button"
          className={styles.zoom}
          aria-label={t('actualSize')}
          onClick={() => runCommand(commandOf('actualSize'), look())}
        >
          {format.percent(Math.round(zoom * 100) / 100)}
        </button>
        <CommandButton id="zoomIn" />
        <CommandButton id="fit" />
        <span className={styles.divider} />
        <CommandButton id="tool" />
        {editable && <CommandButton id="tidy" />}
        <CommandButton id="map" />
      </Panel>
      {mapShown && (
        <MiniMap<StepNode>
          className={styles.minimap}
          ariaLabel={t('editor:canvas.map')}
          pannable
          zoomable
          nodeColor={({ data }) => `var(--family-${kindOf(data.node).family})`}
          bgColor="var(--color-surface)"
          maskColor="color-mix(in srgb, var(--color-canvas) 70%, transparent)"
          position="bottom-right"
        />
      )}
    </>
  )
})
