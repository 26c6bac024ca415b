import { Layout } from '#tests/support/e2e/Layout.ts'
import { expect, test } from '#tests/support/e2e/stage.ts'
import { boxOf, drag } from '#tests/support/e2e/stillness.ts'

// How a drawing lies: notes, groups, the direction, Tidy, alignment, and how it looks from afar.

test.use({ viewport: { width: 1440, height: 900 } })

test('a note is written, moved, resized, copied and deleted by keyboard, and each of it is undone', async ({
  page,
  room,
}) => {
  const anna = await room.welcomes('Anna', 'owner')
  const layout = await Layout.of(page, room, anna)
  const texts = (graph: Awaited<ReturnType<Layout['drawing']>>) =>
    Object.values(graph.notes ?? {}).map(({ text, width }) => [text, width])

  await layout.presses('Shift+S')
  await expect(page.getByRole('textbox', { name: 'Text of the note' })).toBeFocused()
  await page.keyboard.insertText('Ask **Anna**\n- [the plan](https://smartrekry.example)\n- <b>nothing</b>')
  await page.keyboard.press('Escape')
  await expect(layout.note).toHaveAccessibleName('Note: Ask Anna the plan <b>nothing</b>')
  await expect(layout.note).toBeFocused()
  await expect(layout.note.getByRole('link', { name: 'the plan' })).toHaveAttribute('href', /^https/)
  await expect(layout.note.locator('b')).toHaveCount(0)

  const before = await boxOf(layout.note)
  await page.keyboard.press('Shift+Alt+ArrowRight')
  await page.keyboard.press('Shift+ArrowRight')
  await expect.poll(async () => (await boxOf(layout.note)).x).toBeGreaterThan(before.x)
  const text = 'Ask **Anna**\n- [the plan](https://smartrekry.example)\n- <b>nothing</b>'
  await layout.holds(texts, [[text, 248]])
  await page.keyboard.press('Control+d')
  await expect(layout.note).toHaveCount(2)
  await page.keyboard.press('Delete')
  await expect(layout.note).toHaveCount(1)
  for (let n = 0; n < 4; n += 1) await page.keyboard.press('Control+z')
  await layout.holds(texts, [[text, 240]])
  for (let n = 0; n < 2; n += 1) await page.keyboard.press('Control+z')
  await expect(layout.note).toHaveCount(0)
})

test('a group is one card while it is folded, and its steps move together', async ({ page, room }) => {
  const anna = await room.welcomes('Anna', 'owner')
  const layout = await Layout.of(page, room, anna)
  const steps = page.locator('.react-flow__node-step')
  await page.getByRole('button', { name: 'Show everything' }).click()
  await expect(steps).toHaveCount(13)
  await layout.presses('ArrowDown', 'Shift+ArrowDown', 'Control+g')
  await expect(page.getByRole('textbox', { name: 'Name of the group' })).toBeFocused()
  await page.keyboard.type('Everything else')
  await page.keyboard.press('Enter')
  await layout.holds(
    ({ groups }) => Object.values(groups ?? {}).map(({ name, nodeIds }) => [name, nodeIds.length]),
    [['Everything else', 12]],
  )

  await page.getByRole('button', { name: 'Fold “Everything else”' }).click()
  const folded = page.getByRole('group', { name: 'Folded group “Everything else”, 12 steps' })
  await expect(folded).toBeFocused()
  await expect(steps).toHaveCount(1)
  await page.keyboard.press('ArrowUp')
  await expect(steps.first()).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(folded).toBeFocused()

  const before = await layout.places()
  const from = await boxOf(folded)
  await drag(
    page,
    { x: from.x + from.width / 2, y: from.y + from.height / 2 },
    { x: from.x + from.width + 160, y: from.y + 90 },
  )
  await expect
    .poll(async () => Object.entries(await layout.places()).filter(([id, { x }]) => x !== before[id]?.x).length)
    .toBe(12)
  await page.keyboard.press('Control+z')
  await folded.focus()
  await page.keyboard.press('Enter')
  await expect(steps).toHaveCount(13)
  expect(await layout.places()).toEqual(before)
  await page.keyboard.press('Control+Shift+g')
  await layout.holds(({ groups }) => groups, undefined)
})

test('the drawing turns, is tidy a second time at once, leaves pinned steps, and aligns', async ({ page, room }) => {
  const anna = await room.welcomes('Anna', 'owner')
  const layout = await Layout.of(page, room, anna)
  await layout.chooses('Turn the drawing to the right')
  await layout.holds(({ direction }) => direction, 'right')
  const right = await layout.places()
  const [first, second] = Object.values((await layout.drawing()).edges).flatMap(({ from, to }) => [from, to])
  expect(right[second ?? '']?.x).toBeGreaterThan(right[first ?? '']?.x ?? 0)
  await layout.presses('Home', 'ArrowRight')
  await expect(page.getByRole('group', { name: /^Send email, Blog post/ })).toBeFocused()
  await layout.presses('Shift+Alt+KeyT')
  await expect(page.getByRole('status').filter({ hasText: 'Everything is already tidy' })).toBeAttached()
  await page.keyboard.press('Control+z')
  await layout.holds(({ direction }) => direction, undefined)

  // Nudged aside, a step is pinned: Tidy moves the others alone.
  await layout.presses('Home', 'ArrowDown', 'ArrowDown', 'Shift+Alt+ArrowRight', 'Shift+Alt+ArrowRight')
  await layout.presses('ArrowDown')
  await layout.holds(({ nodes }) => Object.values(nodes).filter(({ pinned }) => pinned).length, 1)
  const nudged = await layout.places()
  await layout.presses('Shift+Alt+KeyT')
  const [pinned] = Object.values((await layout.drawing()).nodes).filter((node) => node.pinned)
  expect((await layout.places())[pinned?.id ?? '']).toEqual(nudged[pinned?.id ?? ''])

  await page.getByRole('button', { name: 'Show everything' }).click()
  await page.locator(`.react-flow__node[data-id="${pinned?.id}"]`).click()
  await page.keyboard.press('Escape')
  await page.getByRole('group', { name: /^Send email, Blog post/ }).click({ modifiers: ['Shift'] })
  await page.getByRole('group', { name: /^Send email, Blog post/ }).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Align left edges' }).click()
  await layout.holds(
    ({ nodes }) =>
      new Set(
        Object.values(nodes)
          .filter((node) => node.pinned)
          .map(({ position }) => position.x),
      ).size,
    1,
  )
})

test('what can be pressed is 24 pixels large at 28 % and at 144 %, and names come with the focus', async ({
  page,
  room,
}) => {
  const anna = await room.welcomes('Anna', 'owner')
  const layout = await Layout.of(page, room, anna)
  const small = async (selector: string) =>
    page.locator(selector).evaluateAll((all) =>
      all.flatMap((one) => {
        const { width, height } = one.getBoundingClientRect()
        return width > 0 && Math.min(width, height) < 23.9
          ? [`${one.getAttribute('aria-label')} ${width} × ${height}`]
          : []
      }),
    )
  const pluses = page.locator('.react-flow button[data-slot]:visible')
  const zooms = async (key: string, ...steps: string[]) => {
    for (const step of steps) {
      await layout.presses(key)
      await expect(page.getByRole('button', { name: 'Zoom to 100%' })).toHaveText(step)
    }
  }
  await zooms('Control+0', '100%')
  await zooms('-', '83%', '69%', '58%', '48%', '40%', '33%', '28%')
  await layout.presses('Home', 'ArrowDown')
  // From afar the "+" of the step with the focus is there, and no other.
  await expect(pluses).toHaveCount(1)
  const blog = page.getByRole('group', { name: /^Send email, Blog post/ })
  await expect(blog.getByText('Blog post', { exact: true })).toBeVisible()
  expect(await small('.react-flow button[data-slot]')).toEqual([])
  await page.locator('.react-flow__node-step').nth(3).hover()
  await expect(pluses).toHaveCount(2)

  await zooms('Control+0', '100%')
  await zooms('+', '120%', '144%')
  await expect(blog.locator('[class*="words"]')).toBeVisible()
  expect(await small('.react-flow__node button, .react-flow button[data-slot]')).toEqual([])
})
