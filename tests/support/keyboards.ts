import type { Stroke } from '#client/commands/keys.ts'

/** What one key types: plain, with Shift, with AltGr. */
type Cap = readonly [plain: string, shift: string, altGr?: string]

const letters = Object.fromEntries(
  [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => [`Key${letter.toUpperCase()}`, [letter, letter.toUpperCase()]]),
) as Record<string, Cap>

/** The Finnish and Swedish keyboards differ in nothing that matters here: both are SFS 5966's basic table. */
const nordic: Readonly<Record<string, Cap>> = {
  ...letters,
  KeyE: ['e', 'E', '€'],
  Digit1: ['1', '!'],
  Digit2: ['2', '"', '@'],
  Digit3: ['3', '#', '£'],
  Digit4: ['4', '¤', '$'],
  Digit5: ['5', '%', '€'],
  Digit6: ['6', '&'],
  Digit7: ['7', '/', '{'],
  Digit8: ['8', '(', '['],
  Digit9: ['9', ')', ']'],
  Digit0: ['0', '=', '}'],
  Minus: ['+', '?', '\\'],
  Equal: ['´', '`'],
  BracketLeft: ['å', 'Å'],
  BracketRight: ['¨', '^', '~'],
  Semicolon: ['ö', 'Ö'],
  Quote: ['ä', 'Ä'],
  Backslash: ["'", '*'],
  IntlBackslash: ['<', '>', '|'],
  Comma: [',', ';'],
  Period: ['.', ':'],
  Slash: ['-', '_'],
}

const american: Readonly<Record<string, Cap>> = {
  ...letters,
  Digit1: ['1', '!'],
  Digit2: ['2', '@'],
  Digit3: ['3', '#'],
  Digit4: ['4', '$'],
  Digit5: ['5', '%'],
  Digit6: ['6', '^'],
  Digit7: ['7', '&'],
  Digit8: ['8', '*'],
  Digit9: ['9', '('],
  Digit0: ['0', ')'],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  Backslash: ['\\', '|'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
}

export const keyboards = { 'fi-FI': nordic, 'sv-SE': nordic, 'en-US': american } as const
export type Layout = keyof typeof keyboards

/** Keys that are the same on every keyboard. */
const named = 'ArrowUp ArrowDown ArrowLeft ArrowRight Home End Enter Escape Delete Backspace Tab F2 F8 F10 ContextMenu'

/** Every stroke that hands can make on a keyboard of this layout, each once, with what the browser reports of it. On a
 *  Mac, Alt types other characters; AltGr is Ctrl+Alt on Windows, and reported so. */
export function strokesOn(layout: Layout, mac: boolean): Stroke[] {
  const caps = keyboards[layout]
  const strokes: Stroke[] = []
  for (const shiftKey of [false, true])
    for (const altKey of [false, true])
      for (const mod of [false, true]) {
        const held = { shiftKey, altKey, ctrlKey: mod && !mac, metaKey: mod && mac }
        for (const [code, [plain, shift, altGr]] of Object.entries(caps)) {
          const typed = shiftKey ? shift : plain
          const key = altKey && mac ? '‡' : altKey && mod ? (altGr ?? typed) : typed
          strokes.push({ key, code, ...held })
        }
        for (const key of named.split(' ')) strokes.push({ key, code: key, ...held })
      }
  return strokes
}
