import { expect, type Page } from '@playwright/test'

/** Nothing sticks out at the side of the page, so that a phone scrolls in one direction only. */
export async function expectNoSidewaysScroll(page: Page, where = page.url()): Promise<void> {
  const [needs, has, first] = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    const out = [...document.body.querySelectorAll('*')].find((one) => {
      const { right, width } = one.getBoundingClientRect()
      return width > 0 && right > clientWidth + 1
    })
    return [scrollWidth, clientWidth, out?.outerHTML.slice(0, 120) ?? ''] as const
  })
  expect.soft(needs, `${where} scrolls sideways, perhaps because of ${first}`).toBeLessThanOrEqual(has)
}
