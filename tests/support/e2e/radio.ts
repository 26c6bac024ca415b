import type { Locator } from '@playwright/test'
import { beginning } from './beginning.ts'

/** One of several round choices, as far as a mouse meets it: its label. The input below is as small as a dot. */
export function radio(within: Locator, name: string): Locator {
  return within.locator('label').filter({ has: within.page().getByRole('radio', { name: beginning(name) }) })
}
