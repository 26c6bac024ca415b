import type { CommandId } from '#client/commands/Command.ts'
import { commands as en } from '#client/i18n/messages/en/commands.ts'
import { commands as fi } from '#client/i18n/messages/fi/commands.ts'
import { commands as sv } from '#client/i18n/messages/sv/commands.ts'

const texts: readonly Readonly<Record<string, string>>[] = [en, fi, sv]

/** Everything a command is found by: its names and its other names, in all three languages. */
export const commandWords = (id: CommandId): string =>
  texts.flatMap((words) => [words[id] ?? '', words[`also.${id}`] ?? '']).join(', ')
