import { Circle } from 'lucide-react'
import { describe, expect, test } from 'vitest'
import { commandGroups } from '#client/commands/Command.ts'
import { editorCommands } from '#client/commands/editorCommands.ts'
import { workspaceCommands } from '#client/commands/workspaceCommands.ts'
import { commandWords } from '#client/palette/commandWords.ts'
import type { Entry, Section } from '#client/palette/Entry.ts'
import { rankEntries } from '#client/palette/rankEntries.ts'

const entry = (id: string, section: Section, title: string, more: Partial<Entry> = {}): Entry => ({
  id,
  section,
  title,
  icon: Circle,
  run: () => undefined,
  ...more,
})
const entries = [
  entry('command undo', 'commands', 'Undo', { also: commandWords('undo') }),
  entry('command tidy', 'commands', 'Tidy up', { also: commandWords('tidy'), isDisabled: true }),
  entry('step a', 'steps', 'Wait 5 days', { about: 'Wait' }),
  entry('step b', 'steps', 'Second guide', { about: 'Send email' }),
  entry('add wait', 'add', 'Add: Wait', { also: 'Odota, viive, Vänta' }),
  entry('program 1', 'programs', 'Wait-list for the webinar'),
  entry('command goPrograms', 'pages', 'Programs', { also: commandWords('goPrograms') }),
]
const shown = (wanted: string, recent: readonly string[] = []) =>
  rankEntries(entries, wanted, recent).map((part) => `${part.section}: ${part.entries.map(({ id }) => id).join(', ')}`)

describe('the palette', () => {
  test('shows what was used last, what can be done now and the pages while nothing is looked for', () => {
    expect(shown('', ['step b', 'command tidy', 'gone'])).toEqual([
      'recent: step b',
      'commands: command undo',
      'pages: command goPrograms',
    ])
  })

  test('finds by the beginning first, and puts the section of the best line on top', () => {
    expect(shown('wait')).toEqual(['steps: step a', 'programs: program 1', 'add: add wait'])
  })

  test('finds a command by its words in any of the three languages', () => {
    for (const word of ['undo', 'kumoa', 'ångra', 'angra', 'revert'])
      expect(shown(word)[0], word).toBe('commands: command undo')
    expect(shown('odota')).toEqual(['add: add wait'])
  })

  test('wants every word, in any order', () => {
    expect(shown('guide email')).toEqual(['steps: step b'])
    expect(shown('guide undo')).toEqual([])
  })

  test('puts what cannot be done now last', () => {
    const both = [entry('no', 'commands', 'Tidy', { isDisabled: true }), entry('yes', 'commands', 'Untidy')]
    expect(rankEntries(both, 'tidy', [])[0]?.entries.map(({ id }) => id)).toEqual(['yes', 'no'])
  })

  test('leads to every command there is, by its own name', () => {
    const all = [...editorCommands, ...workspaceCommands]
    for (const { id, group } of all) {
      expect(commandGroups).toContain(group)
      const name = commandWords(id).split(',')[0] ?? ''
      const lines = all.map((one) => entry(one.id, 'commands', commandWords(one.id).split(',')[0] ?? ''))
      const found = rankEntries(lines, name, []).flatMap((part) => part.entries.map((one) => one.id))
      expect(found, name).toContain(id)
    }
  })
})
