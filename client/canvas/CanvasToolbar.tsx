import { MiniMap, Panel, useStore as useFlowStore, useReactFlow } from '@xyflow/react'
import { Map as MapIcon, Maximize, Minus, Plus, WandSparkles } from 'lucide-react'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useEditor } from '#client/editor/EditorContext.ts'
import { onMac, shortcutText } from '#client/editor/shortcuts.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { IconButton } from '#client/ui/IconButton.tsx'
import { kindOf } from '#engine/nodes/registry.ts'
import { useCanvas } from './CanvasContext.ts'
import type { StepNode } from './flowModel.ts'
import styles from './ProgramCanvas.module.css'
import { tidy } from './tidy.ts'

/** A program with more steps than this shows its map without being asked. */
const large = 30
const quick = { duration: 150 }

/** Zoom, fit, tidy and the map, in the canvas's corner. */
export const CanvasToolbar = memo(function CanvasToolbar({ count }: { count: number }) {
  const { t } = useTranslation('editor')
  const format = useFormat()
  const editor = useEditor()
  const { editable } = useCanvas()
  const flow = useReactFlow()
  const zoom = useFlowStore((state) => state.transform[2])
  const [asked, setAsked] = useState<boolean | null>(null)
  const mapShown = asked ?? count > large
  return (
    <>
      <Panel position="bottom-left" className={styles.toolbar}>
        <IconButton
          size="small"
          label={t('zoom.out')}
          shortcut={shortcutText('zoomOut', onMac)}
          icon={<Minus size={16} aria-hidden="true" />}
          onPress={() => flow.zoomOut(quick)}
        />
        <button
          type="button"
          className={styles.zoom}
          aria-label={t('zoom.actual')}
          onClick={() => flow.zoomTo(1, quick)}
        >
          {format.percent(Math.round(zoom * 100) / 100)}
        </button>
        <IconButton
          size="small"
          label={t('zoom.in')}
          shortcut={shortcutText('zoomIn', onMac)}
          icon={<Plus size={16} aria-hidden="true" />}
          onPress={() => flow.zoomIn(quick)}
        />
        <IconButton
          size="small"
          label={t('zoom.fit')}
          shortcut={shortcutText('fit', onMac)}
          icon={<Maximize size={16} aria-hidden="true" />}
          onPress={() => flow.fitView({ ...quick, maxZoom: 1, padding: 0.15 })}
        />
        <span className={styles.divider} />
        {editable && (
          <IconButton
            size="small"
            label={t('canvas.tidy')}
            shortcut={shortcutText('tidy', onMac)}
            icon={<WandSparkles size={16} aria-hidden="true" />}
            onPress={() => void tidy(editor)}
          />
        )}
        <IconButton
          size="small"
          label={t(mapShown ? 'canvas.hideMap' : 'canvas.showMap')}
          icon={<MapIcon size={16} aria-hidden="true" />}
          onPress={() => setAsked(!mapShown)}
        />
      </Panel>
      {mapShown && (
        <MiniMap<StepNode>
          className={styles.minimap}
          ariaLabel={t('canvas.map')}
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
