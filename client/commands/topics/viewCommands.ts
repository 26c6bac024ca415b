import {
  ChartNoAxesColumn,
  Focus,
  Map as MapIcon,
  Maximize,
  Minus,
  Mouse,
  Plus,
  Scan,
  SquareDashedMousePointer,
} from 'lucide-react'
import { isMapShown } from '#client/canvas/mapShown.ts'
import type { Command, CommandContext } from '../Command.ts'
import { deviceSettings } from '../deviceSettings.ts'

const quick = { duration: 150 }
const fitted = { ...quick, maxZoom: 1, padding: 0.15 }
const mapShown = ({ editor, graph }: CommandContext) => isMapShown(editor.moment.read(), graph)
const hasCanvas = ({ flow }: CommandContext) => flow !== null

/** Where one looks, and what one sees there. */
export const viewCommands: readonly Command[] = [
  {
    id: 'fit',
    group: 'look',
    icon: Maximize,
    keys: ['Shift+Digit1'],
    menus: ['canvas'],
    when: hasCanvas,
    run: ({ flow }) => void flow?.fitView(fitted),
  },
  {
    id: 'fitSelection',
    group: 'look',
    icon: Focus,
    keys: ['Shift+Digit2'],
    menus: ['steps'],
    when: ({ flow, acting }) => flow !== null && acting.length > 0,
    run: ({ flow, acting }) => void flow?.fitView({ ...fitted, nodes: acting.map((id) => ({ id })) }),
  },
  {
    id: 'actualSize',
    group: 'look',
    icon: Scan,
    keys: ['Mod+0'],
    when: hasCanvas,
    run: ({ flow }) => void flow?.zoomTo(1, quick),
  },
  {
    id: 'zoomIn',
    group: 'look',
    icon: Plus,
    keys: ['+'],
    when: hasCanvas,
    run: ({ flow }) => void flow?.zoomIn(quick),
  },
  {
    id: 'zoomOut',
    group: 'look',
    icon: Minus,
    keys: ['-'],
    when: hasCanvas,
    run: ({ flow }) => void flow?.zoomOut(quick),
  },
  {
    id: 'metrics',
    group: 'look',
    icon: ChartNoAxesColumn,
    keys: ['m'],
    menus: ['canvas'],
    when: ({ program }) => program.liveVersion !== null,
    run: ({ editor: { moment } }) => moment.set({ metricsShown: !moment.read().metricsShown }),
  },
  {
    id: 'map',
    group: 'look',
    icon: MapIcon,
    menus: ['canvas'],
    when: hasCanvas,
    isOn: mapShown,
    text: (context) => (mapShown(context) ? 'map.hide' : 'map'),
    run: (context) => context.editor.moment.set({ mapShown: !mapShown(context) }),
  },
  {
    id: 'tool',
    group: 'select',
    icon: SquareDashedMousePointer,
    menus: ['canvas'],
    when: hasCanvas,
    isOn: ({ editor }) => editor.moment.read().tool === 'pointer',
    text: ({ editor }) => (editor.moment.read().tool === 'hand' ? 'tool' : 'tool.hand'),
    run: ({ editor: { moment } }) => moment.set({ tool: moment.read().tool === 'hand' ? 'pointer' : 'hand' }),
  },
  {
    id: 'wheel',
    group: 'look',
    icon: Mouse,
    when: hasCanvas,
    text: () => (deviceSettings.read().wheel === 'zooms' ? 'wheel.pans' : 'wheel'),
    run: () => deviceSettings.set({ wheel: deviceSettings.read().wheel === 'zooms' ? 'pans' : 'zooms' }),
  },
]
