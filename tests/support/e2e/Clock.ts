import { expect, type Page } from '@playwright/test'

/** A sandbox's clock, moved by its control above every page. */
export class Clock {
  constructor(readonly page: Page) {}

  /** @param days "5 days": one of the steps that the control offers */
  async forwards(days: '1 day' | '5 days' | '7 days'): Promise<void> {
    const { page } = this
    await page.getByRole('button', { name: /^Sandbox clock:/ }).click()
    const control = page.getByRole('dialog', { name: 'Sandbox clock' })
    await control.getByRole('button', { name: `+ ${days}` }).click()
    const done = control.getByRole('status').getByText(/^It is now .*\d\.$/)
    await expect(done, 'everything due by then is done').toBeVisible({ timeout: 90_000 })
    await page.keyboard.press('Escape')
    await expect(control).toHaveCount(0)
  }
}
