import { expect, type Locator } from '@playwright/test'
import { beginning } from './beginning.ts'
import { Canvas } from './Canvas.ts'
import type { Keys } from './Keys.ts'
import { guide, type Letter, letters } from './letters.ts'

/**
 * The reference program from an empty canvas by keys alone: added with N, walked with the arrows, filled in with Tab, one
 * arrow removed in a step's menu and drawn again with C.
 */
export async function drawWithTheKeyboard(keys: Keys, list: string): Promise<void> {
  const { page } = keys
  const canvas = new Canvas(page)
  const panel = page.getByRole('region', { name: /^Settings of/ })

  await keys.activates(page.getByRole('button', { name: 'Add Entry' }))
  await expect(panel.getByRole('combobox', { name: 'When added to the list' })).toBeFocused()
  await chooses(list)
  await leaves(canvas.step('Entry, Joins'))

  await adds('Send email')
  await writes(letters.blogPost)
  await adds('Wait')
  await waits(5)
  await adds('Send email')
  await writes(letters.secondGuide)
  await adds('Wait')
  await waits(5)
  await adds('Branch')
  await keys.tabsTo(panel.getByRole('combobox', { name: 'File' }))
  await chooses(guide.name)
  const branch = canvas.step('Branch, Downloaded')
  await leaves(branch)

  await adds('Hand off to sales', 'Yes')
  await leaves(canvas.step('Hand off to sales'))
  await adds('Notify')
  await tells('The prospect’s owner', 'Downloaded the second guide.', canvas.step('Notify, Tell the owner'))
  await adds('End')
  await leaves(canvas.step('End'))

  for (const _ of ['End', 'Notify', 'Hand off']) await keys.press('ArrowUp')
  await expect(branch).toBeFocused()
  await adds('Send email')
  await writes(letters.video)
  await adds('Wait')
  await waits(7)
  await adds('Notify')
  await tells('Everyone in marketing', 'Has not downloaded the second guide.', canvas.step('Notify, Tell marketing'))
  await adds('End')
  await leaves(canvas.step('End').last())
  await takesApartAndConnects()

  /** N, the path when there are several, and the kind. */
  async function adds(kind: string, path?: string): Promise<void> {
    const before = await canvas.size()
    await keys.press('n')
    if (path) await keys.takes(page.getByRole('menuitem', { name: path, exact: true }))
    await keys.takes(page.getByRole('menuitem', { name: kind, exact: true }))
    await expect.poll(() => canvas.size()).toBe(before + 1)
    await expect(panel).toBeVisible()
  }

  async function chooses(option: string): Promise<void> {
    await keys.types(option)
    await expect(page.getByRole('option', { name: beginning(option) })).toBeVisible()
    await keys.press('ArrowDown', 'Enter')
  }

  /** Back to the step on the canvas. */
  async function leaves(step: Locator): Promise<void> {
    await keys.press('Escape')
    await expect(step).toBeFocused()
  }

  async function waits(days: number): Promise<void> {
    await expect(panel.getByRole('textbox', { name: 'For' })).toBeFocused()
    await keys.press('ControlOrMeta+a')
    await keys.types(String(days))
    await keys.press('Tab')
    await leaves(canvas.step(`Wait, Wait ${days} days`).last())
  }

  async function tells(whom: string, message: string, step: Locator): Promise<void> {
    const radios = panel.getByRole('radio')
    await keys.tabsTo(radios.first())
    while (!(await panel.getByRole('radio', { name: whom }).isChecked())) await keys.press('ArrowDown')
    await keys.tabsTo(panel.getByRole('textbox', { name: 'Message' }))
    await keys.pastes(message)
    await leaves(step)
  }

  async function writes(letter: Letter): Promise<void> {
    await keys.activates(panel.getByRole('button', { name: 'Write the email' }))
    const desk = page.getByRole('dialog')
    await expect(desk.getByRole('textbox', { name: 'Subject', exact: true })).toBeFocused()
    await keys.pastes(letter.subject)
    await keys.tabsTo(desk.getByRole('textbox', { name: 'Preheader', exact: true }))
    await keys.pastes(letter.preheader)
    const code = desk.getByRole('textbox', { name: 'Body of the email as MJML' })
    await keys.activates(desk.getByRole('button', { name: beginning('Empty email') }))
    await expect(code).toBeFocused()
    await keys.press('ControlOrMeta+a')
    for (const piece of letter.body) {
      if (typeof piece === 'string') await keys.pastes(piece)
      else {
        // Tab indents in the code; Escape lets it lead on.
        await keys.press('Escape')
        await keys.tabsTo(desk.getByRole('button', { name: 'Insert file link' }), 'Shift+Tab')
        await keys.press('Enter')
        await keys.takes(page.getByRole('menuitem', { name: guide.name }))
        await expect(code).toBeFocused()
      }
    }
    await expect(desk.frameLocator('iframe').getByRole('link', { name: 'Unsubscribe' })).toBeVisible()
    await expect(desk.getByRole('region', { name: 'Problems' })).toHaveCount(0)
    // Out of the code, and out of the email.
    await keys.press('Escape', 'Shift+Tab', 'Escape')
    await expect(desk).toHaveCount(0)
    await keys.tabsTo(panel.getByRole('textbox', { name: 'Name on the canvas' }))
    await keys.types(letter.name)
    await leaves(canvas.step(`Send email, ${letter.name}`))
  }

  /** Takes the arrow before the last end away and draws it again. */
  async function takesApartAndConnects(): Promise<void> {
    await keys.press('ArrowUp')
    await expect(canvas.step('Notify, Tell marketing')).toBeFocused()
    await keys.press('Shift+F10')
    await keys.takes(page.getByRole('menuitem', { name: /^Remove the arrow to/ }))
    await expect(canvas.step('Notify, Tell marketing')).toBeFocused()
    await keys.press('c')
    // The likeliest target comes first: what nothing leads to.
    const said = page.getByRole('status').filter({ hasText: 'Enter connects' })
    await expect(said).toHaveText(/^Connect to “End of the program”/)
    await keys.press('Enter')
  }
}
