import { MiniMap, Panel, useStore as useFlowStore } from '@xyflow/react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { CommandButton } from '#client/commands/CommandButton.tsx'
import { commandOf, runCommand } from '#client/commands/findCommand.ts'
import { useLook } from '#client/commands/useCommandContext.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import { useStore } from '#client/editor/Store.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { useCanvas } from './CanvasContext.ts'
import { MapShape } from './MapShape.tsx'
import { isLarge } from './mapShown.ts'
import styles from './ProgramCanvas.module.css'

/** How near one looks. It stands apart, because it is drawn again at every turn of the wheel. */
function Zoom() {
  const { t } = useTranslation('commands')
  const format = useFormat()
  const look = useLook()
  const zoom = useFlowStore((state) => Math.round(state.transform[2] * 100) / 100)
  return (
    <button
      type="button"
      className={styles.zoom}
      aria-label={t('actualSize')}
      onClick={() => runCommand(commandOf('actualSize'), look())}
    >
      {format.percent(zoom)}
    </button>
  )
}

/** Zoom, fit, tidy, notes and the map, in the canvas's corner. */
export const CanvasToolbar = memo(function CanvasToolbar({ count }: { count: number }) {
  const { t } = useTranslation('editor')
  const { editable } = useCanvas()
  const mapShown = useStore(useEditor().moment, (state) => state.mapShown ?? isLarge(count))
  return (
    <>
      <Panel position="bottom-left" className={styles.toolbar}>
        <CommandButton id="zoomOut" />
        <Zoom />
        <CommandButton id="zoomIn" />
        <CommandButton id="fit" />
        <span className={styles.divider} />
        <CommandButton id="tool" />
        {editable && <CommandButton id="tidy" />}
        {editable && <CommandButton id="note" />}
        <CommandButton id="map" />
      </Panel>
      {mapShown && (
        <MiniMap
          className={styles.minimap}
          ariaLabel={t('canvas.map')}
          pannable
          zoomable
          nodeComponent={MapShape}
          bgColor="var(--color-surface)"
          maskColor="color-mix(in srgb, var(--color-canvas) 70%, transparent)"
          position="bottom-right"
        />
      )}
    </>
  )
})
