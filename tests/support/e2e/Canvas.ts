import { expect, type Locator, type Page } from '@playwright/test'
import { nestQuotes } from '#engine/nodes/nestQuotes.ts'
import { beginning } from './beginning.ts'
import { boxOf, drag } from './stillness.ts'

/** The drawing of a program, and the hand that draws on it. */
export class Canvas {
  constructor(readonly page: Page) {}

  get drawing(): Locator {
    return this.page.getByRole('group', { name: 'The program’s drawing' })
  }

  get steps(): Locator {
    return this.page.locator('.react-flow__node')
  }

  /** How many steps there are, in view or not: a step's label says it, "step 2 of 9". */
  async size(): Promise<number> {
    const labels = await this.steps.evaluateAll((steps) => steps.map((step) => step.getAttribute('aria-label') ?? ''))
    return Number(/step \d+ of (\d+)/.exec(labels[0] ?? '')?.[1] ?? 0)
  }

  /** Those in view. */
  get arrows(): Locator {
    return this.page.locator('.react-flow__edge')
  }

  /** A step by how its label begins: `step('Send email, Blog post')`. */
  step(label: string): Locator {
    return this.page.getByRole('group', { name: beginning(label) })
  }

  kind(title: string): Locator {
    const palette = this.page.getByRole('complementary', { name: 'Steps to add' })
    return palette.getByRole('button', { name: title, exact: true })
  }

  plusAfter(name: string, path?: string): Locator {
    const label = `Add a step after “${name}”${path === undefined ? '' : `, path “${path}”`}`
    return this.page.getByRole('button', { name: nestQuotes(label), exact: true })
  }

  plusOnArrowFrom(name: string): Locator {
    return this.page.getByRole('button', { name: beginning(nestQuotes(`Insert a step after “${name}”`)) })
  }

  /** Presses a kind in the palette: it comes after the selected step. */
  async adds(title: string): Promise<void> {
    await this.#oneMore(
      () => this.size(),
      () => this.kind(title).click(),
    )
  }

  /** Drags a kind from the palette to a plus or a point. */
  async drags(title: string, to: Locator | { x: number; y: number }): Promise<void> {
    await this.#oneMore(
      () => this.size(),
      () => drag(this.page, this.kind(title), to),
    )
  }

  /** Presses a plus and chooses what comes there: a new step, or one that is there already. */
  async chooses(plus: Locator, choice: string): Promise<void> {
    await plus.click()
    await this.page.getByRole('menuitem', { name: choice, exact: true }).click()
  }

  /** Draws an arrow from the handle of a step's outlet to the upper side of another. */
  async connects(from: Locator, outlet: string, to: Locator): Promise<void> {
    const handle = await boxOf(from.locator(`[data-handleid="${outlet}"]`))
    const target = await boxOf(to)
    // What can be gripped hangs below the card.
    const start = { x: handle.x + handle.width / 2, y: handle.y + handle.height + 3 }
    const end = { x: target.x + target.width / 2, y: target.y + 6 }
    await this.#oneMore(
      () => this.arrows.count(),
      () => drag(this.page, start, end),
    )
  }

  async closesPanel(): Promise<void> {
    await this.page
      .getByRole('region', { name: /^Settings of/ })
      .getByRole('button', { name: 'Close' })
      .click()
  }

  async undoes(): Promise<void> {
    await this.page.getByRole('button', { name: /^Undo(?::|$)/ }).click()
  }

  async showsEverything(): Promise<void> {
    await this.page.getByRole('button', { name: 'Show everything' }).click()
    await boxOf(this.page.locator('.react-flow__viewport'))
  }

  /** A free point of the canvas, by shares of its width and height. */
  async point(across: number, down: number): Promise<{ x: number; y: number }> {
    const box = await boxOf(this.drawing)
    return { x: Math.round(box.x + box.width * across), y: Math.round(box.y + box.height * down) }
  }

  async #oneMore(count: () => Promise<number>, act: () => Promise<void>): Promise<void> {
    const before = await count()
    await act()
    await expect.poll(count).toBe(before + 1)
  }
}
