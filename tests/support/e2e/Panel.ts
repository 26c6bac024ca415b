import { expect, type Locator, type Page } from '@playwright/test'
import { beginning } from './beginning.ts'
import { guide, type Letter } from './letters.ts'
import { radio } from './radio.ts'

/** The settings of the chosen step, filled in with mouse and keys. */
export class Panel {
  constructor(readonly page: Page) {}

  get #panel(): Locator {
    return this.page.getByRole('region', { name: /^Settings of/ })
  }

  async isNamed(name: string): Promise<void> {
    await this.#panel.getByRole('textbox', { name: 'Name on the canvas' }).fill(name)
  }

  async makesList(name: string): Promise<void> {
    await this.#panel.getByRole('button', { name: 'New list' }).click()
    await this.#panel.getByRole('textbox', { name: 'Name of the new list' }).fill(name)
    await this.#panel.getByRole('button', { name: 'Create list' }).click()
    await expect(this.#panel.getByRole('combobox', { name: 'When added to the list' })).toHaveValue(name)
  }

  async waits(days: number): Promise<void> {
    const amount = this.#panel.getByRole('textbox', { name: 'For' })
    await amount.fill(String(days))
    await amount.blur()
  }

  async asksForDownloadOf(file: string): Promise<void> {
    const combobox = this.#panel.getByRole('combobox', { name: 'File' })
    await combobox.fill(file)
    await this.page.getByRole('option', { name: beginning(file) }).click()
    await expect(combobox).toHaveValue(file)
  }

  async tells(whom: string, message: string): Promise<void> {
    await radio(this.#panel, whom).click()
    await this.#panel.getByRole('textbox', { name: 'Message' }).fill(message)
  }

  async writes(letter: Letter): Promise<void> {
    await this.#panel.getByRole('button', { name: 'Write the email' }).click()
    const desk = this.page.getByRole('dialog')
    await desk.getByRole('textbox', { name: 'Subject', exact: true }).fill(letter.subject)
    await desk.getByRole('textbox', { name: 'Preheader', exact: true }).fill(letter.preheader)
    await desk.getByRole('button', { name: beginning('Empty email') }).click()
    await desk.getByRole('textbox', { name: 'Body of the email as MJML' }).click()
    await this.page.keyboard.press('ControlOrMeta+A')
    for (const piece of letter.body) {
      if (typeof piece === 'string') await this.page.keyboard.insertText(piece)
      else await this.#uploads(desk)
    }
    await expect(desk.frameLocator('iframe').getByRole('link', { name: 'Unsubscribe' })).toBeVisible()
    await expect(desk.getByRole('region', { name: 'Problems' })).toHaveCount(0)
    await desk.getByRole('button', { name: 'Done' }).click()
    await expect(desk).toHaveCount(0)
  }

  /** Sends the guide up and links to it, where the text stands. */
  async #uploads(desk: Locator): Promise<void> {
    await desk.getByRole('button', { name: 'Insert file link' }).click()
    const chooser = this.page.waitForEvent('filechooser')
    await this.page.getByRole('menuitem', { name: 'Upload a file' }).click()
    const { fileName: name, content: buffer } = guide
    await (await chooser).setFiles({ name, mimeType: 'application/pdf', buffer })
    await expect(desk.getByRole('textbox', { name: 'Body of the email as MJML' })).toContainText('href="file:')
  }
}
