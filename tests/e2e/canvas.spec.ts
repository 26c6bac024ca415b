import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { boxOf, drag, middleOf } from '#tests/support/e2e/stillness.ts'

// The canvas by mouse and by keyboard. Every test draws a program of its own.

type Cookies = Parameters<BrowserContext['addCookies']>[0]
let cookies: Cookies = []
let workspaceId = 0

test.beforeAll(async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext({ baseURL: baseURL ?? '' })
  const me = await (await request.post('/trpc/session.me', { data: {} })).json()
  const { email, password } = me.result.data.demo
  expect((await request.post('/api/auth/sign-in/email', { data: { email, password } })).ok()).toBe(true)
  const signedIn = await (await request.post('/trpc/session.me', { data: {} })).json()
  workspaceId = signedIn.result.data.workspaces[0].id
  await request.post('/trpc/session.setLanguage', { data: { language: 'en' } })
  cookies = (await request.storageState()).cookies
  await request.dispose()
})

test.beforeEach(async ({ context }) => {
  await context.addCookies(cookies)
})

/** A new program on the page: empty, or the shipped one. */
async function open(page: Page, template: 'guideFollowUp' | null = null): Promise<void> {
  const made = await page.request.post('/trpc/programs.create', {
    data: { workspaceId, name: `Canvas ${Date.now()}`, template, language: 'en' },
  })
  const { id } = (await made.json()).result.data
  await page.goto(`/w/${workspaceId}/programs/${id}`)
  await expect(page.getByRole('group', { name: 'The program’s drawing' })).toBeVisible()
}

const steps = (page: Page) => page.locator('.react-flow__node')
const arrows = (page: Page) => page.locator('.react-flow__edge')
const step = (page: Page, name: string | RegExp) => page.getByRole('group', { name })
const kind = (page: Page, name: string) =>
  page.getByRole('complementary', { name: 'Steps to add' }).getByRole('button', { name, exact: true })
const saved = (page: Page) => expect(page.getByText(/^Saved \d/)).toBeVisible()

/** Entry, wait and end, one after the other. */
async function drawThree(page: Page): Promise<void> {
  await kind(page, 'Entry').click()
  await kind(page, 'Wait').click()
  await kind(page, 'End').click()
  await expect(steps(page)).toHaveCount(3)
  await expect(arrows(page)).toHaveCount(2)
}

test('a press in the palette adds a step after the selected one and opens it', async ({ page }) => {
  await open(page)
  await kind(page, 'Entry').click()
  await expect(steps(page)).toHaveCount(1)
  await expect(page.getByRole('region', { name: /Settings of/ })).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'When added to the list' })).toBeFocused()
  await kind(page, 'Send email').click()
  await expect(arrows(page)).toHaveCount(1)
  await kind(page, 'Wait').click()
  await expect(arrows(page)).toHaveCount(2)
  await expect(page.getByRole('textbox', { name: 'For' })).toBeFocused()
})

test('a step dragged from the palette stands where it was dropped', async ({ page }) => {
  await open(page)
  await drag(page, kind(page, 'Send email'), { x: 700, y: 420 })
  await expect(steps(page)).toHaveCount(1)
  const { x, y } = await middleOf(steps(page).first())
  expect(Math.abs(x - 700)).toBeLessThan(12)
  expect(Math.abs(y - 420)).toBeLessThan(12)
})

test('a step dragged onto an arrow goes in between, and one dragged onto a plus goes after', async ({ page }) => {
  await open(page)
  await drawThree(page)
  await drag(page, kind(page, 'Send email'), page.getByRole('button', { name: /^Insert a step after “Wait/ }))
  await expect(steps(page)).toHaveCount(4)
  await expect(arrows(page)).toHaveCount(3)
  await page.keyboard.press('Escape')
  await page.getByRole('group', { name: /End/ }).click()
  await page.keyboard.press('Delete')
  await expect(steps(page)).toHaveCount(3)
  await drag(page, kind(page, 'Notify'), page.getByRole('button', { name: /^Add a step after “Send email/ }))
  await expect(steps(page)).toHaveCount(4)
  await expect(arrows(page)).toHaveCount(3)
})

test('an end does not go in the middle of a path, and the page says why', async ({ page }) => {
  await open(page)
  await drawThree(page)
  await drag(page, kind(page, 'End'), page.getByRole('button', { name: /^Insert a step after “Wait/ }))
  await expect(page.getByText('An end cannot stand in the middle of a path.').first()).toBeVisible()
  await expect(steps(page)).toHaveCount(3)
})

test('the plus of an arrow inserts what its menu offers', async ({ page }) => {
  await open(page)
  await drawThree(page)
  await page.getByRole('button', { name: /^Insert a step after “Wait/ }).click()
  await page.getByRole('menuitem', { name: 'Notify' }).click()
  await expect(steps(page)).toHaveCount(4)
  await expect(arrows(page)).toHaveCount(3)
  await expect(step(page, /^Notify/)).toBeVisible()
})

test('three ways to connect lead to the same drawing', async ({ page }) => {
  await open(page)
  await kind(page, 'Entry').click()
  await page.keyboard.press('Escape')
  await drag(page, kind(page, 'End'), { x: 760, y: 560 })
  await expect(arrows(page)).toHaveCount(0)

  // By the handle.
  const target = await middleOf(step(page, /^End/))
  const grip = await boxOf(step(page, /^Entry/).locator('.react-flow__handle-bottom'))
  await drag(page, { x: grip.x + grip.width / 2, y: grip.y + grip.height - 1 }, { x: target.x, y: target.y - 38 })
  await expect(arrows(page)).toHaveCount(1)
  await page.keyboard.press('Control+z')
  await expect(arrows(page)).toHaveCount(0)

  // By the plus.
  await page.getByRole('button', { name: /^Add a step after “Entry/ }).click()
  await page.getByRole('menuitem', { name: 'End' }).last().click()
  await expect(arrows(page)).toHaveCount(1)
  await page.keyboard.press('Control+z')
  await expect(arrows(page)).toHaveCount(0)

  // By keyboard.
  await step(page, /^Entry/).focus()
  await page.keyboard.press('c')
  await expect(page.getByRole('status').filter({ hasText: 'Arrow keys choose' })).toBeAttached()
  await page.keyboard.press('Enter')
  await expect(arrows(page)).toHaveCount(1)
})

test('the keyboard alone adds, walks, renames, moves and deletes', async ({ page }) => {
  await open(page)
  await page.getByRole('button', { name: 'Add Entry' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'When added to the list' })).toBeFocused()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(step(page, /^Entry/)).toBeFocused()

  await page.keyboard.press('n')
  await page.getByRole('menuitem', { name: 'Wait', exact: true }).press('Enter')
  await expect(steps(page)).toHaveCount(2)
  await expect(page.getByRole('textbox', { name: 'For' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(step(page, /^Wait/)).toBeFocused()

  await page.keyboard.press('ArrowUp')
  await expect(step(page, /^Entry/)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(step(page, /^Wait/)).toBeFocused()

  await page.keyboard.press('F2')
  await page.keyboard.type('Let it sink in')
  await page.keyboard.press('Enter')
  await expect(step(page, /Let it sink in/)).toBeFocused()

  const before = await middleOf(step(page, /Let it sink in/))
  await page.keyboard.press('Shift+Alt+ArrowRight')
  await expect.poll(async () => (await middleOf(step(page, /Let it sink in/))).x - before.x).toBeGreaterThan(20)

  await page.keyboard.press('Delete')
  await expect(steps(page)).toHaveCount(1)
  await expect(step(page, /^Entry/)).toBeFocused()
})

test('a branch asks which of its paths stays', async ({ page }) => {
  await open(page, 'guideFollowUp')
  await page.getByRole('button', { name: 'Show everything' }).click()
  await step(page, /^Branch/).click()
  await step(page, /^Branch/).press('Delete')
  await page.getByRole('button', { name: 'Continue along “No”' }).click()
  await expect(step(page, /^Branch/)).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(step(page, /^Branch/)).toHaveCount(1)
})

test('undo and redo walk through everything that was done, in words', async ({ page }) => {
  await open(page)
  await drawThree(page)
  await step(page, /^Wait/).click()
  await page.getByRole('textbox', { name: 'For' }).fill('9')
  await page.getByRole('textbox', { name: 'For' }).press('Tab')
  await expect(step(page, /Wait 9/)).toBeVisible()
  await page.getByRole('button', { name: /^Undo: Change/ }).click()
  await expect(step(page, /Wait 3/)).toBeVisible()
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('Control+z')
  await expect(steps(page)).toHaveCount(0)
  for (let i = 0; i < 4; i += 1) await page.keyboard.press('Control+Shift+z')
  await expect(steps(page)).toHaveCount(3)
  await expect(step(page, /Wait 9/)).toBeVisible()
})

test('what is drawn is saved by itself and is there after a reload', async ({ page }) => {
  await open(page)
  await drawThree(page)
  await saved(page)
  await page.reload()
  await expect(steps(page)).toHaveCount(3)
  await expect(arrows(page)).toHaveCount(2)
})

test('what is drawn without a connection is kept on the device and saved when it is back', async ({ page }) => {
  await open(page)
  await kind(page, 'Entry').click()
  await saved(page)
  await page.route('**/trpc/**', (route) => route.abort('connectionrefused'))
  await kind(page, 'Wait').click()
  await expect(page.getByText('Offline, 1 change kept on this device')).toBeVisible()
  await page.unroute('**/trpc/**')
  await page.reload()
  await expect(steps(page)).toHaveCount(2)
  await saved(page)
})

test('problems stand on their steps and in the list, and lead to the field', async ({ page }) => {
  await open(page)
  await drawThree(page)
  await page.keyboard.press('Escape')
  await expect(step(page, /^Entry.*1 blocker/)).toBeVisible()
  await page
    .getByRole('button', { name: /^\d+ problem/ })
    .first()
    .click()
  await page.getByRole('button', { name: /Choose the list whose people come in here/ }).click()
  await expect(page.getByRole('combobox', { name: 'When added to the list' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(step(page, /^Entry.*blocker/)).toHaveCount(0)
})

test('every plus is at least 24 pixels wide, far away and close by', async ({ page }) => {
  await open(page)
  await drawThree(page)
  for (const keys of [
    ['-', '-', '-'],
    ['+', '+', '+', '+', '+', '+'],
  ]) {
    await step(page, /^Entry/).focus()
    for (const key of keys) await page.keyboard.press(key)
    await expect
      .poll(async () => (await page.locator('button[data-slot^=edge]').first().boundingBox())?.width ?? 0)
      .toBeGreaterThanOrEqual(23.9)
  }
})
