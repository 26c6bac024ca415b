import { type KeyboardEvent, useCallback } from 'react'
import type { CommandId } from '#client/commands/Command.ts'
import { commandOf, findCommand, runCommand } from '#client/commands/findCommand.ts'
import { isCharacter } from '#client/commands/keys.ts'
import { useLook } from '#client/commands/useCommandContext.ts'

/** What the tree itself answers: going about, opening, and the letters that find a row. */
const ofTheTree: ReadonlySet<CommandId> = new Set(['open', 'leave', 'selectAll'])

/** The keys of the canvas that are worth something among rows. Letters alone look for a row; Alt with an arrow moves the
 *  step up or down. */
export function useOutlineKeys(openMenu: (row: HTMLElement) => void): (event: KeyboardEvent<HTMLElement>) => void {
  const look = useLook()
  return useCallback(
    (event) => {
      const target = event.target as HTMLElement
      if (event.nativeEvent.isComposing || target.closest('input, textarea')) return
      const moved = event.altKey && !event.ctrlKey && !event.metaKey && moves[event.key]
      const command = moved ? commandOf(moved) : findCommand(event, 'canvas')
      if (!command || ofTheTree.has(command.id)) return
      if (!moved && (command.group === 'go' || command.keys?.every(isCharacter) || /^Arrow/.test(event.key))) {
        if (!/^Arrow/.test(event.key) || !(event.ctrlKey || event.metaKey)) return
      }
      event.preventDefault()
      event.stopPropagation()
      const row = target.closest<HTMLElement>('[role=row]')
      if (command.id === 'menu') {
        if (row) openMenu(row)
      } else runCommand(command, look())
    },
    [look, openMenu],
  )
}

const moves: Readonly<Record<string, CommandId>> = { ArrowUp: 'moveUp', ArrowDown: 'moveDown' }
