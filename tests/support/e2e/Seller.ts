import { expect, type Page } from '@playwright/test'
import { expectNoSidewaysScroll } from './expectNoSidewaysScroll.ts'

/** Whoever takes over what programs hand off. */
export class Seller {
  constructor(readonly page: Page) {}

  /** With address and password, on the way to a page that needs them. */
  async signsIn(person: { email: string; password: string }, path: string): Promise<void> {
    const { page } = this
    await page.goto(path)
    await page.getByRole('textbox', { name: 'Email' }).fill(person.email)
    await page.getByRole('textbox', { name: 'Password' }).fill(person.password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.waitForURL(`**${path}*`)
  }

  async opensQueue(): Promise<void> {
    const { page } = this
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Sales queue' }).click()
    await expect(page.getByRole('heading', { name: 'Sales queue', level: 1 })).toBeVisible()
  }

  /** On the lead's own page. */
  async says(outcome: string): Promise<void> {
    await this.page.getByRole('main').getByRole('button', { name: outcome, exact: true }).click()
  }

  /** The state beside the lead's name. */
  async isShown(state: string): Promise<void> {
    await expect(this.page.getByRole('main').getByText(state, { exact: true })).toBeVisible()
  }

  async fitsTheScreen(): Promise<void> {
    await expectNoSidewaysScroll(this.page)
  }
}
