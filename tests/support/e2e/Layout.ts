import { expect, type Locator, type Page } from '@playwright/test'
import type { Graph } from '#engine/program/graph.ts'
import type { Account, Room } from './backstage.ts'
import { boxOf } from './stillness.ts'

/** How a program lies: what stands on its canvas, and what the server holds of it. */
export class Layout {
  private constructor(
    readonly page: Page,
    readonly account: Account,
    readonly at: { readonly workspaceId: number; readonly id: number },
  ) {}

  /** Opens a new program of the shipped template for somebody. */
  static async of(page: Page, room: Room, account: Account): Promise<Layout> {
    const { id } = await account.call.programs.create.mutate({
      workspaceId: room.id,
      name: `Laid out ${Date.now()}`,
      template: 'guideFollowUp',
      language: 'en',
    })
    await page.context().addCookies([...account.cookies])
    await page.goto(`/w/${room.id}/programs/${id}`)
    await expect(page.getByRole('group', { name: 'The program’s drawing' })).toBeVisible()
    return new Layout(page, account, { workspaceId: room.id, id })
  }

  get note(): Locator {
    return this.page.getByRole('note')
  }

  /** What the server holds, once it holds what `reads` makes of the drawing. */
  async holds<T>(reads: (graph: Graph) => T, wanted: T): Promise<void> {
    await expect.poll(async () => reads(await this.drawing())).toEqual(wanted)
  }

  async drawing(): Promise<Graph> {
    return (await this.account.call.programs.get.query(this.at)).graph as Graph
  }

  /** Where all steps stand on the server, after everything is saved. */
  async places(): Promise<Record<string, { x: number; y: number }>> {
    await expect(this.page.getByText(/^Saved \d/)).toBeVisible()
    const { nodes } = await this.drawing()
    return Object.fromEntries(Object.values(nodes).map(({ id, position }) => [id, position]))
  }

  /** Does what the canvas's menu offers. */
  async chooses(command: string): Promise<void> {
    const box = await boxOf(this.page.locator('.react-flow__pane'))
    await this.page.mouse.click(box.x + 24, box.y + box.height * 0.6, { button: 'right' })
    await this.page.getByRole('menuitem', { name: command }).click()
  }

  /** Presses keys while the first step has the focus. */
  async presses(...keys: string[]): Promise<void> {
    await this.page.locator('.react-flow__node-step[tabindex="0"]').focus()
    for (const key of keys) await this.page.keyboard.press(key)
  }
}
