import type { LucideIcon } from 'lucide-react'
import type { CommandId } from '#client/commands/Command.ts'

/** The parts of the palette, in their order while nothing is looked for. */
export const sections = [
  'recent',
  'commands',
  'steps',
  'add',
  'emails',
  'programs',
  'people',
  'pages',
  'settings',
] as const
export type Section = (typeof sections)[number]

/** One line of the palette. */
export interface Entry {
  /** Stays the same as long as what it leads to: `step s1f`, `program 12`. */
  readonly id: string
  readonly section: Section
  readonly icon: LucideIcon
  readonly title: string
  readonly about?: string
  /** What else it is found by. */
  readonly also?: string
  /** It is this command; its words in other languages find it too. */
  readonly command?: CommandId
  readonly keys?: string | undefined
  /** It cannot be done as things stand. */
  readonly isDisabled?: boolean
  /** Found when looked for, not shown before: what hands do by its key. */
  readonly isQuiet?: boolean
  run(): void
}
