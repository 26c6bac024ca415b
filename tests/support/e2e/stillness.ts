import type { Locator, Page } from '@playwright/test'

// The canvas glides to what is selected. Who measures on the way and then moves the mouse there comes too late, so a test
// measures what stands still, by these functions only.

interface Point {
  readonly x: number
  readonly y: number
}
export interface Box extends Point {
  readonly width: number
  readonly height: number
}

/** Where something is on the screen, once it is the same in several frames. Moved things move in every frame, however long
 *  a frame takes. */
export async function boxOf(target: Locator): Promise<Box> {
  const box = await target.evaluate(
    (element) =>
      new Promise<Box>((resolve) => {
        let before = new DOMRect()
        let still = 0
        const look = () => {
          const now = element.getBoundingClientRect()
          const same = (['x', 'y', 'width', 'height'] as const).every((side) => now[side] === before[side])
          still = same ? still + 1 : 0
          before = now
          const { x, y, width, height } = now
          if (still >= 3) resolve({ x, y, width, height })
          else requestAnimationFrame(look)
        }
        look()
      }),
  )
  if (box.width === 0) throw new Error(`Not on the screen: ${target}`)
  return box
}

export async function middleOf(target: Locator): Promise<Point> {
  const { x, y, width, height } = await boxOf(target)
  return { x: x + width / 2, y: y + height / 2 }
}

/** As a hand does it: down, over several places, up. What is to be met at the end is measured before the hand sets out;
 *  what is taken is scrolled to first, as the palette has more than fits a low window. */
export async function drag(page: Page, from: Locator | Point, to: Locator | Point): Promise<void> {
  if (!('x' in from)) await from.scrollIntoViewIfNeeded()
  const end = await pointOf(to)
  const start = await pointOf(from)
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 })
  await page.mouse.move(end.x, end.y, { steps: 4 })
  await page.mouse.move(end.x, end.y)
  await page.mouse.up()
}

const pointOf = (to: Locator | Point) => ('x' in to ? to : middleOf(to))
