import { expect, type Locator, type Page } from '@playwright/test'

/** A keyboard, and no mouse: whoever reaches for one is told. */
export class Keys {
  private constructor(readonly page: Page) {}

  /** Takes the mouse away: calls of page.mouse throw, and the page counts what any pointer does to it. */
  static async alone(page: Page): Promise<Keys> {
    for (const name of ['click', 'dblclick', 'down', 'move', 'up', 'wheel'] as const) {
      page.mouse[name] = () => Promise.reject(new Error(`mouse.${name}: there is no mouse here.`))
    }
    await page.addInitScript(() => {
      for (const type of ['pointerdown', 'pointermove', 'wheel', 'touchstart'] as const)
        addEventListener(
          type,
          (event) => {
            if (!event.isTrusted) return
            sessionStorage.setItem('pointers', String(Number(sessionStorage.getItem('pointers')) + 1))
          },
          { capture: true },
        )
    })
    return new Keys(page)
  }

  /** How often a pointer has done something to the page. */
  async pointersSeen(): Promise<number> {
    return this.page.evaluate(() => Number(sessionStorage.getItem('pointers')))
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  /** Types a short text, key by key. */
  async types(text: string): Promise<void> {
    await this.page.keyboard.type(text)
  }

  /** Puts a long text in, as pasting does. */
  async pastes(text: string): Promise<void> {
    await this.page.keyboard.insertText(text)
  }

  /** Walks with Tab until it is there, as nobody can jump. */
  async tabsTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await expect(target).toBeVisible()
    for (let presses = 0; presses < 80; presses += 1) {
      if (await this.#isOn(target)) return
      await this.page.keyboard.press(key)
    }
    throw new Error(`80 presses of ${key} do not lead to ${target}.`)
  }

  /** Walks to a button and presses it. */
  async activates(target: Locator): Promise<void> {
    await this.tabsTo(target)
    await this.page.keyboard.press('Enter')
  }

  /** In an open menu: goes to an item by its first letters and takes it. */
  async takes(item: Locator): Promise<void> {
    await expect(item).toBeVisible()
    for (let presses = 0; presses < 20; presses += 1) {
      if (await this.#isOn(item)) break
      await this.page.keyboard.press('ArrowDown')
    }
    await expect(item).toBeFocused()
    await this.page.keyboard.press('Enter')
  }

  /** Asked of what has the focus, since an open list hides the rest of the page from roles. */
  async #isOn(target: Locator): Promise<boolean> {
    return (await this.page.locator(':focus').and(target).count()) > 0
  }
}
