import type { Command, KeyScope } from './Command.ts'
import { deviceSettings } from './deviceSettings.ts'
import { isCharacter, isStrokeOf, onMac, type Stroke } from './keys.ts'

type Keyed = Pick<Command, 'keys' | 'scope'>

/** The command of a table that a stroke stands for in one scope; null when it is nobody's there. */
export function commandOfStroke<C extends Keyed>(
  commands: readonly C[],
  stroke: Stroke,
  scope: KeyScope,
  mac: boolean = onMac,
): C | null {
  const { singleKeys } = deviceSettings.read()
  const isMeant = (keys: string) => isStrokeOf(keys, stroke, mac) && (singleKeys || !isCharacter(keys))
  return commands.find((command) => scopeOf(command) === scope && command.keys?.some(isMeant)) ?? null
}

export const scopeOf = ({ scope }: Keyed): KeyScope => scope ?? 'canvas'
