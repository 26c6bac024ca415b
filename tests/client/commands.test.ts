import { afterEach, describe, expect, test } from 'vitest'
import { type Command, commandGroups, type KeyScope } from '#client/commands/Command.ts'
import { commandOfStroke, scopeOf } from '#client/commands/commandOfStroke.ts'
import { deviceSettings } from '#client/commands/deviceSettings.ts'
import { editorCommands } from '#client/commands/editorCommands.ts'
import { hintOf } from '#client/commands/findCommand.ts'
import { isCharacter, isStrokeOf, keysText, type Stroke } from '#client/commands/keys.ts'
import { workspaceCommands } from '#client/commands/workspaceCommands.ts'
import { en } from '#client/i18n/messages/en.ts'
import { type Layout, strokesOn } from '#tests/support/keyboards.ts'

type Keyed = Pick<Command, 'id' | 'keys' | 'scope' | 'group' | 'inFields'>
const scopes: readonly KeyScope[] = ['canvas', 'connecting', 'page']
const everyCommand: readonly Keyed[] = [...editorCommands, ...workspaceCommands]
const bindings = everyCommand.flatMap((command) => (command.keys ?? []).map((keys) => ({ command, keys })))
/** While the canvas has the focus, keys of the page act too. */
const together = (a: Keyed, b: Keyed) => scopeOf(a) === scopeOf(b) || scopeOf(a) === 'page' || scopeOf(b) === 'page'

afterEach(() => deviceSettings.set({ singleKeys: true }))

describe.each<[Layout, boolean]>([
  ['fi-FI', false],
  ['fi-FI', true],
  ['sv-SE', false],
  ['sv-SE', true],
  ['en-US', false],
  ['en-US', true],
])('the keys on a keyboard %s (Mac: %s)', (layout, mac) => {
  const strokes = strokesOn(layout, mac)
  const pressed = (keys: string) => strokes.filter((stroke) => isStrokeOf(keys, stroke, mac))

  test.each(bindings.map(({ command, keys }) => [command.id, keys] as const))('%s by %s', (id, keys) => {
    const command = everyCommand.find((one) => one.id === id) as Keyed
    const ways = pressed(keys)
    expect(ways, `${keys} cannot be pressed`).not.toEqual([])
    for (const stroke of ways) {
      expect(commandOfStroke(everyCommand, stroke, scopeOf(command), mac)?.id, JSON.stringify(stroke)).toBe(id)
      expect(stroke.altKey && (stroke.ctrlKey || stroke.metaKey), 'AltGr is Ctrl+Alt').toBe(false)
    }
  })

  test('no stroke means two things at once', () => {
    for (const stroke of strokes) {
      const meant = everyCommand.filter(({ keys }) => keys?.some((one) => isStrokeOf(one, stroke, mac)))
      for (const one of meant)
        for (const other of meant)
          if (one !== other) expect(together(one, other), `${one.id} and ${other.id}: ${stroke.key}`).toBe(false)
    }
  })

  test('Tab, Space and what AltGr types are nobody’s', () => {
    const free = strokes.filter(({ key, ctrlKey, altKey }) => key === 'Tab' || key === ' ' || (ctrlKey && altKey))
    for (const stroke of free)
      for (const scope of scopes) expect(commandOfStroke(everyCommand, stroke, scope, mac)).toBeNull()
  })

  test('a character alone is nobody’s once that is switched off', () => {
    deviceSettings.set({ singleKeys: false })
    const characters = strokes.filter(
      ({ key, ctrlKey, metaKey, altKey }) => key.length === 1 && !ctrlKey && !metaKey && !altKey,
    )
    for (const stroke of characters)
      for (const scope of scopes) expect(commandOfStroke(everyCommand, stroke, scope, mac)).toBeNull()
    const arrow = strokes.find(({ key }) => key === 'ArrowDown') as Stroke
    expect(commandOfStroke(everyCommand, arrow, 'canvas', mac)?.id).toBe('next')
  })
})

describe('the table', () => {
  test('names every command once', () => {
    const ids = everyCommand.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('has a text for every command, and a command for every text', () => {
    const ids = new Set<string>(everyCommand.map(({ id }) => id))
    for (const id of ids) expect(en.commands).toHaveProperty([id])
    for (const key of Object.keys(en.commands))
      if (key.startsWith('also.')) expect(ids).toContain(key.slice('also.'.length))
    for (const { group } of everyCommand) expect(commandGroups).toContain(group)
  })

  test('acts beside the canvas only by keys that nobody types by accident', () => {
    for (const { command, keys } of bindings)
      if (scopeOf(command) === 'page') expect(isCharacter(keys), command.id).toBe(false)
    for (const command of everyCommand)
      if (command.inFields) for (const keys of command.keys ?? []) expect(keys).toMatch(/^Mod\+/)
  })

  test('shows beside a command the keys that do it', () => {
    for (const { command, keys } of bindings) {
      const hint = hintOf(command, false) ?? ''
      const first = command.keys?.[0] ?? keys
      expect(hint).toBe(keysText(first, false))
      // Read back as a person would press it on a Finnish keyboard.
      const stroke = strokesOn('fi-FI', false).find((one) => isStrokeOf(first, one, false)) as Stroke
      expect(written(stroke)).toContain(hint)
    }
  })

  test('is written as the system writes it', () => {
    expect(keysText('Mod+Shift+z', false)).toBe('Ctrl+Shift+Z')
    expect(keysText('Mod+Shift+z', true)).toBe('⌘⇧Z')
    expect(keysText('Shift+Alt+KeyT', false)).toBe('Shift+Alt+T')
    expect(keysText('+', false)).toBe('+')
    expect(keysText('Shift+Digit1', true)).toBe('⇧1')
  })
})

const signs: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Delete: 'Del',
  ContextMenu: 'Menu',
  '-': '−',
}

/** A stroke as labels of keys, in the order of our hints: by what is typed and by what the key is. */
function written({ key, code, ctrlKey, shiftKey, altKey }: Stroke): string[] {
  const held = [ctrlKey && 'Ctrl', shiftKey && 'Shift', altKey && 'Alt'].filter((one) => one !== false)
  const cap = code.replace(/^(Key|Digit)/, '')
  const names = [signs[key] ?? (key.length === 1 ? key.toUpperCase() : key), cap]
  return names.flatMap((name) => [[...held, name].join('+'), name])
}
