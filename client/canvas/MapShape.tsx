import type { MiniMapNodeProps } from '@xyflow/react'
import { memo } from 'react'
import { useEditor } from '#client/editor/EditorContext.ts'
import { kindOf } from '#engine/nodes/registry.ts'

/** A step on the map, in the colour and the shape of its family; a folded group as the pile that it is. */
export const MapShape = memo(function MapShape({ id, x, y, width, height, selected }: MiniMapNodeProps) {
  const node = useEditor().node(id)
  if (id.startsWith('frame:')) return null
  if (!node) {
    const fill = id.startsWith('note:') ? 'light-dark(#efe3b0, #4a4226)' : 'var(--color-text-3)'
    return <rect x={x} y={y} width={width} height={height} rx={8} fill={fill} />
  }
  const { family } = kindOf(node)
  const color = `var(--family-${family === 'goal' ? 'end' : family})`
  const line = { stroke: selected ? 'var(--color-focus)' : color, strokeWidth: selected ? 24 : 12 }
  switch (family) {
    case 'entry':
      return <path d={pill(x, y, width, height, true)} fill={color} {...line} />
    case 'goal':
    case 'end':
      return <path d={pill(x, y, width, height, false)} fill={color} {...line} />
    case 'wait':
      return (
        <rect x={x} y={y} width={width} height={height} fill="var(--color-surface)" {...line} strokeDasharray="36 18" />
      )
    case 'decide':
      return <path d={notched(x, y, width, height)} fill={color} {...line} />
    case 'sales':
      return (
        <>
          <rect x={x} y={y} width={width} height={height} fill="var(--color-surface)" {...line} />
          <rect x={x + 28} y={y + 28} width={width - 56} height={height - 56} fill={color} />
        </>
      )
    case 'data':
      return <rect x={x} y={y + height * 0.2} width={width} height={height * 0.6} fill={color} {...line} />
    default:
      return <rect x={x} y={y} width={width} height={height} fill={color} {...line} />
  }
})

/** Round above and flat below, or the other way round. */
function pill(x: number, y: number, width: number, height: number, isRoundAbove: boolean): string {
  const r = height / 2
  const [round, flat] = isRoundAbove ? [y, y + height] : [y + height, y]
  const away = isRoundAbove ? round + r : round - r
  return `M${x} ${flat}V${away}Q${x} ${round} ${x + r} ${round}H${x + width - r}Q${x + width} ${round} ${x + width} ${away}V${flat}Z`
}

function notched(x: number, y: number, width: number, height: number): string {
  const n = height / 3
  return `M${x + n} ${y}H${x + width - n}L${x + width} ${y + n}V${y + height - n}L${x + width - n} ${y + height}H${x + n}L${x} ${y + height - n}V${y + n}Z`
}
