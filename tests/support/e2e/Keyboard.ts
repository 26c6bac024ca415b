import type { CDPSession, Page } from '@playwright/test'
import { isStrokeOf, type Stroke } from '#client/commands/keys.ts'
import { type Layout, strokesOn } from '#tests/support/keyboards.ts'

const virtualKeys: Readonly<Record<string, number>> = { F8: 119, F10: 121, Escape: 27, Enter: 13, Home: 36, End: 35 }

/** A keyboard of another country: what is pressed reaches the page as that layout reports it. */
export class Keyboard {
  private constructor(
    private readonly session: CDPSession,
    private readonly layout: Layout,
  ) {}

  static async of(page: Page, layout: Layout): Promise<Keyboard> {
    return new Keyboard(await page.context().newCDPSession(page), layout)
  }

  /** Presses a binding of the table of commands, as hands do on this layout: `+`, `?`, `Shift+Digit1`. */
  async presses(...bindings: string[]): Promise<void> {
    for (const binding of bindings) {
      const stroke = strokesOn(this.layout, false).find((one) => isStrokeOf(binding, one, false))
      if (!stroke) throw new Error(`${binding} cannot be pressed on a keyboard ${this.layout}.`)
      await this.strikes(stroke)
    }
  }

  async strikes({ key, code, shiftKey, altKey, ctrlKey, metaKey }: Stroke): Promise<void> {
    const modifiers = (altKey ? 1 : 0) | (ctrlKey ? 2 : 0) | (metaKey ? 4 : 0) | (shiftKey ? 8 : 0)
    const types = key.length === 1 && !ctrlKey && !altKey && !metaKey
    const what = { key, code, modifiers, windowsVirtualKeyCode: virtualKeys[key] ?? 0 }
    await this.session.send('Input.dispatchKeyEvent', {
      type: types ? 'keyDown' : 'rawKeyDown',
      ...what,
      ...(types && { text: key }),
    })
    await this.session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...what })
  }
}
