/** The part of a keyboard event that decides. */
export interface Stroke {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

/** Whether the system calls its command key ⌘. */
export const onMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)

const partsOf = (binding: string): string[] => (binding === '+' ? ['+'] : binding.split('+'))

/** Whether a stroke is a binding. Letters and signs match what the key types, so that Finnish and Swedish layouts work;
 *  digits, and keys held with Alt, match the key's place, because Shift and Alt type other characters there. */
export function isStrokeOf(binding: string, stroke: Stroke, mac: boolean): boolean {
  const parts = partsOf(binding)
  const key = parts.at(-1) as string
  const wants = (name: string) => parts.slice(0, -1).includes(name)
  const mod = mac ? stroke.metaKey : stroke.ctrlKey
  const other = mac ? stroke.ctrlKey : stroke.metaKey
  if (mod !== wants('Mod') || other || stroke.altKey !== wants('Alt')) return false
  // A sign such as ? or + may need Shift on one layout and not on another.
  if (!isSign(key) && stroke.shiftKey !== wants('Shift')) return false
  if (/^(Digit|Key)./.test(key)) return stroke.code === key
  return stroke.key.toLowerCase() === key.toLowerCase()
}

const isSign = (key: string) => key.length === 1 && !/[a-z0-9]/i.test(key)

/** Whether a binding is a character alone, which speech input may type by accident (WCAG 2.1.4). */
export function isCharacter(binding: string): boolean {
  const parts = partsOf(binding)
  const key = parts.at(-1) as string
  return !parts.includes('Mod') && !parts.includes('Alt') && (key.length === 1 || /^(Digit|Key)./.test(key))
}

const macSigns: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' }
const arrows: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' }
const short: Readonly<Record<string, string>> = { Escape: 'Esc', Delete: 'Del', ContextMenu: 'Menu', '-': '−' }

/** How a binding is written for people: "Ctrl+Z", "⌘Z", "Shift+Alt+T". */
export function keysText(binding: string, mac: boolean = onMac): string {
  const words = partsOf(binding).map((part) => {
    const bare = part.replace(/^(Digit|Key)(?=.)/, '')
    const known = arrows[bare] ?? short[bare] ?? (mac ? macSigns[bare] : bare === 'Mod' ? 'Ctrl' : undefined)
    return known ?? (bare.length === 1 ? bare.toUpperCase() : bare)
  })
  return words.join(mac ? '' : '+')
}
