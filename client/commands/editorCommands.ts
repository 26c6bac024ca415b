import type { Command } from './Command.ts'
import { annotationCommands } from './topics/annotationCommands.ts'
import { clipboardCommands } from './topics/clipboardCommands.ts'
import { historyCommands } from './topics/historyCommands.ts'
import { layoutCommands } from './topics/layoutCommands.ts'
import { movingCommands } from './topics/movingCommands.ts'
import { outlineCommands } from './topics/outlineCommands.ts'
import { panelCommands } from './topics/panelCommands.ts'
import { placeCommands } from './topics/placeCommands.ts'
import { problemCommands } from './topics/problemCommands.ts'
import { programCommands } from './topics/programCommands.ts'
import { selectionCommands } from './topics/selectionCommands.ts'
import { stepCommands } from './topics/stepCommands.ts'
import { versionCommands } from './topics/versionCommands.ts'
import { viewCommands } from './topics/viewCommands.ts'
import { walkingCommands } from './topics/walkingCommands.ts'
import { wiringCommands } from './topics/wiringCommands.ts'

/** Everything that can be done with an open program, once. A command is one line in the file of its topic and its texts
 *  in three languages; another topic is its file and its line here. */
export const editorCommands: readonly Command[] = [
  ...stepCommands,
  ...wiringCommands,
  ...movingCommands,
  ...historyCommands,
  ...clipboardCommands,
  ...placeCommands,
  ...layoutCommands,
  ...annotationCommands,
  ...selectionCommands,
  ...walkingCommands,
  ...viewCommands,
  ...outlineCommands,
  ...problemCommands,
  ...panelCommands,
  ...versionCommands,
  ...programCommands,
]
