import type { Command, CommandContext, KeyScope } from './Command.ts'
import { commandOfStroke } from './commandOfStroke.ts'
import { editorCommands } from './editorCommands.ts'
import { keysText, onMac, type Stroke } from './keys.ts'

/** The command of the editor that a stroke stands for in one scope; null when it is nobody's there. */
export const findCommand = (stroke: Stroke, scope: KeyScope, mac: boolean = onMac): Command | null =>
  commandOfStroke(editorCommands, stroke, scope, mac)

export function commandOf(id: Command['id']): Command {
  const command = editorCommands.find((one) => one.id === id)
  if (!command) throw new Error(`There is no command ${id}.`)
  return command
}

/** The keys to show beside a command, undefined when it has none. */
export function hintOf({ keys }: Pick<Command, 'keys'>, mac: boolean = onMac): string | undefined {
  return keys && keysText(keys[0], mac)
}

/** Whether a command can be done now. */
export function isAvailable(command: Command, context: CommandContext): boolean {
  return (!command.onSteps || context.acting.length > 0) && (command.when?.(context) ?? true)
}

/** Whether a menu holds a command now. */
export function isOffered(command: Command, context: CommandContext): boolean {
  return isAvailable(command, context) && (command.offered?.(context) ?? true)
}

/** Does a command when it can be done.
 *  @returns whether it could */
export function runCommand(command: Command, context: CommandContext): boolean {
  if (!isAvailable(command, context)) return false
  const { editor, acting } = context
  if (command.onSteps && acting !== editor.draft.read().selection) editor.select(acting)
  command.run(context)
  return true
}
