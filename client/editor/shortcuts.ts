/** Every key of the editor, once: the handlers, the hints beside commands and the shortcut sheet read this table.
 *  Letters and signs match what the key types, so that Finnish and Swedish layouts work; keys held with Alt match the
 *  key's place, because Alt types other characters on some systems. Nothing here needs AltGr or Ctrl+Alt. */
export const shortcuts = {
  undo: ['Mod+z'],
  redo: ['Mod+Shift+z', 'Mod+y'],
  save: ['Mod+s'],
  add: ['n', 'Mod+ArrowDown'],
  connect: ['c'],
  open: ['Enter'],
  leave: ['Escape'],
  rename: ['F2'],
  remove: ['Delete', 'Backspace'],
  copy: ['Mod+c'],
  cut: ['Mod+x'],
  paste: ['Mod+v'],
  duplicate: ['Mod+d'],
  selectAll: ['Mod+a'],
  previous: ['ArrowUp'],
  next: ['ArrowDown'],
  left: ['ArrowLeft'],
  right: ['ArrowRight'],
  first: ['Home'],
  last: ['End'],
  nudgeUp: ['Alt+ArrowUp'],
  nudgeDown: ['Alt+ArrowDown'],
  nudgeLeft: ['Alt+ArrowLeft'],
  nudgeRight: ['Alt+ArrowRight'],
  nudgeUpFar: ['Shift+Alt+ArrowUp'],
  nudgeDownFar: ['Shift+Alt+ArrowDown'],
  nudgeLeftFar: ['Shift+Alt+ArrowLeft'],
  nudgeRightFar: ['Shift+Alt+ArrowRight'],
  nextProblem: ['F8'],
  previousProblem: ['Shift+F8'],
  fit: ['Shift+Digit1'],
  fitSelection: ['Shift+Digit2'],
  actualSize: ['Mod+0'],
  zoomIn: ['+'],
  zoomOut: ['-'],
  tidy: ['Shift+Alt+KeyT'],
  metrics: ['m'],
  menu: ['Shift+F10', 'ContextMenu'],
  help: ['?'],
} as const satisfies Record<string, readonly [string, ...string[]]>

export type Shortcut = keyof typeof shortcuts

/** The part of a keyboard event that decides. */
export interface Stroke {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

const names = Object.keys(shortcuts) as readonly Shortcut[]

/** Which command the stroke stands for. @param mac whether Mod is ⌘ */
export function shortcutOf(stroke: Stroke, mac: boolean): Shortcut | null {
  return names.find((name) => shortcuts[name].some((keys) => matches(keys, stroke, mac))) ?? null
}

function matches(keys: string, stroke: Stroke, mac: boolean): boolean {
  const parts = keys === '+' ? ['+'] : keys.split('+')
  const key = parts.at(-1) as string
  const wants = (name: string) => parts.slice(0, -1).includes(name)
  const mod = mac ? stroke.metaKey : stroke.ctrlKey
  const other = mac ? stroke.ctrlKey : stroke.metaKey
  if (mod !== wants('Mod') || other || stroke.altKey !== wants('Alt')) return false
  // A sign such as ? or + may need Shift on one layout and not on another.
  const sign = key.length === 1 && !/[a-z0-9]/i.test(key)
  if (!sign && stroke.shiftKey !== wants('Shift')) return false
  if (key.startsWith('Digit') || key.startsWith('Key')) return stroke.code === key
  return stroke.key.toLowerCase() === key.toLowerCase()
}

const macSigns: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' }
const arrows: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' }

/** How the first binding is written for people: "Ctrl+Z", "⌘Z", "Shift+Alt+T". */
export function shortcutText(name: Shortcut, mac: boolean): string {
  const keys: string = shortcuts[name][0]
  if (keys === '+') return '+'
  const parts = keys.split('+').map((part) => {
    const bare = part.replace(/^(Digit|Key)(?=.)/, '')
    if (arrows[bare]) return arrows[bare]
    if (mac) return macSigns[bare] ?? (bare.length === 1 ? bare.toUpperCase() : bare)
    return bare === 'Mod' ? 'Ctrl' : bare.length === 1 ? bare.toUpperCase() : bare
  })
  return parts.join(mac ? '' : '+')
}

/** Whether the system calls its command key ⌘. */
export const onMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)
