import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalDistributeCenter,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalDistributeCenter,
  Pin,
  Rotate3d,
  Sparkles,
} from 'lucide-react'
import type { Side } from '#client/layout/align.ts'
import { alignSteps, arePinned, distributeSteps, togglePins } from '#client/layout/placeSteps.ts'
import { tidyEverything, turnDrawing } from '#client/layout/tidy.ts'
import type { Command, CommandContext } from '../Command.ts'

const isDrawn = ({ editable, graph }: CommandContext) => editable && Object.keys(graph.nodes).length > 0
const several =
  (least: number) =>
  ({ editable, acting }: CommandContext) =>
    editable && acting.length >= least
const align = (side: Side) =>
  ({
    group: 'arrange',
    menus: ['steps'],
    onSteps: true,
    when: several(2),
    run: ({ editor }: CommandContext) => alignSteps(editor, side),
  }) as const
const distribute = (axis: 'x' | 'y') =>
  ({
    group: 'arrange',
    menus: ['steps'],
    onSteps: true,
    when: several(3),
    run: ({ editor }: CommandContext) => distributeSteps(editor, axis),
  }) as const

/** How the drawing lies. */
export const layoutCommands: readonly Command[] = [
  {
    id: 'tidyEverything',
    group: 'arrange',
    icon: Sparkles,
    menus: ['canvas'],
    when: (context) => isDrawn(context) && Object.values(context.graph.nodes).some(({ pinned }) => pinned),
    run: ({ editor }) => void tidyEverything(editor),
  },
  {
    id: 'turn',
    group: 'arrange',
    icon: Rotate3d,
    menus: ['canvas'],
    when: isDrawn,
    text: ({ graph }) => (graph.direction === 'right' ? 'turn.down' : 'turn'),
    run: ({ editor }) => void turnDrawing(editor, editor.graph.direction === 'right' ? 'down' : 'right'),
  },
  {
    id: 'pin',
    group: 'arrange',
    icon: Pin,
    menus: ['step', 'steps'],
    onSteps: true,
    when: ({ editable }) => editable,
    text: ({ editor, acting }) => (arePinned(editor, acting) ? 'pin.off' : 'pin'),
    run: ({ editor }) => togglePins(editor),
  },
  { id: 'alignLeft', icon: AlignStartVertical, ...align('left') },
  { id: 'alignCentre', icon: AlignCenterVertical, ...align('centre') },
  { id: 'alignRight', icon: AlignEndVertical, ...align('right') },
  { id: 'alignTop', icon: AlignStartHorizontal, ...align('top') },
  { id: 'alignMiddle', icon: AlignCenterHorizontal, ...align('middle') },
  { id: 'alignBottom', icon: AlignEndHorizontal, ...align('bottom') },
  { id: 'distributeAcross', icon: AlignHorizontalDistributeCenter, ...distribute('x') },
  { id: 'distributeDown', icon: AlignVerticalDistributeCenter, ...distribute('y') },
]
