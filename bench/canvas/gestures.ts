import type { Locator, Page } from '@playwright/test'

const frames = (page: Page, count = 1) =>
  page.evaluate(
    (left) =>
      new Promise<void>((resolve) => {
        const step = (n: number) => (n === 0 ? resolve() : requestAnimationFrame(() => step(n - 1)))
        step(left)
      }),
    count,
  )

/** Moves the view down and up with the wheel, one turn a frame. */
export async function pan(page: Page, moves = 60): Promise<void> {
  const box = await page.locator('.react-flow').boundingBox()
  if (!box) throw new Error('There is no canvas.')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height - 30)
  for (let n = 0; n < moves; n += 1) {
    await page.mouse.wheel(n % 20 < 10 ? 12 : -12, n < moves / 2 ? 90 : -90)
    await frames(page)
  }
}

/** Carries a card about, one move a frame, and puts it down. */
export async function carry(page: Page, card: Locator, moves = 40): Promise<void> {
  const box = await card.boundingBox()
  if (!box) throw new Error('There is no card to carry.')
  const [x, y] = [box.x + box.width * 0.6, box.y + box.height * 0.3]
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let n = 1; n <= moves; n += 1) {
    await page.mouse.move(x + n * 4, y + Math.round(Math.sin(n / 4) * 40))
    await frames(page)
  }
  await page.mouse.up()
}

/** From an input until what it does is painted, in ms. The input is the next one that the page gets. */
export async function untilPainted(page: Page, type: 'keydown' | 'click', act: () => Promise<void>): Promise<number> {
  await page.evaluate((name) => {
    const seen = window as unknown as { painted?: Promise<number> }
    seen.painted = new Promise((resolve) => {
      addEventListener(
        name,
        (event) => {
          const begun = event.timeStamp
          // The frame that shows it, and the one after, which is past its painting.
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - begun)))
        },
        { capture: true, once: true },
      )
    })
  }, type)
  await act()
  return page.evaluate(() => (window as unknown as { painted: Promise<number> }).painted)
}
