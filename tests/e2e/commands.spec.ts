import type { Locator, Page } from '@playwright/test'
import { editorCommands } from '#client/commands/editorCommands.ts'
import { keysText } from '#client/commands/keys.ts'
import { en } from '#client/i18n/messages/en.ts'
import type { Room } from '#tests/support/e2e/backstage.ts'
import { beginning } from '#tests/support/e2e/beginning.ts'
import { Canvas } from '#tests/support/e2e/Canvas.ts'
import { Keyboard } from '#tests/support/e2e/Keyboard.ts'
import { expect, test } from '#tests/support/e2e/stage.ts'
import { samuli } from '#tests/support/e2e/stageProgram.ts'
import { middleOf } from '#tests/support/e2e/stillness.ts'

// Every way to what can be done: the palette, the search, menus, keys and their sheet.

test.use({ viewport: { width: 1440, height: 900 }, permissions: ['clipboard-read', 'clipboard-write'] })

/** The shipped program in a workspace of its own, on the page. */
async function opensTheGuide(page: Page, room: Room) {
  const anna = await room.welcomes('Anna', 'owner')
  const at = { workspaceId: room.id }
  const name = 'Guide follow-up'
  const { id } = await anna.call.programs.create.mutate({ ...at, name, template: 'guideFollowUp', language: 'en' })
  await page.context().addCookies([...anna.cookies])
  await page.goto(`/w/${room.id}/programs/${id}`)
  await expect(page.getByRole('group', { name: 'The program’s drawing' })).toBeVisible()
  return anna
}

const step = (page: Page, name: string | RegExp) => page.getByRole('group', { name })
const focused = (page: Page, name: RegExp) => expect(page.locator(':focus')).toHaveAccessibleName(name)
const menu = (page: Page) => page.getByRole('menu')
/** By how it begins: what it is about and its keys follow. */
const item = (page: Page, name: string) => page.getByRole('menuitem', { name: beginning(name) })
const palette = (page: Page) => page.getByRole('dialog', { name: 'Search and commands' })
/** Right click on the middle of something. */
async function asksAt(page: Page, target: Locator): Promise<void> {
  const { x, y } = await middleOf(target)
  await page.mouse.click(x, y, { button: 'right' })
  await expect(menu(page)).toBeVisible()
}

test('the palette finds steps, people, programs and pages, adds steps and stops all sending', async ({
  page,
  room,
}) => {
  const anna = await opensTheGuide(page, room)
  const at = { workspaceId: room.id }
  const consent = { basis: 'consent', source: 'Form on the website' } as const
  const [list] = await anna.call.lists.list.query(at)
  await anna.call.prospects.create.mutate({ ...at, ...samuli, listId: list?.id ?? 0, consent })
  const type = async (text: string) => {
    await page.keyboard.press('Control+k')
    await expect(palette(page).getByRole('searchbox')).toBeFocused()
    await page.keyboard.type(text)
  }

  await type('video')
  await expect(item(page, 'Video')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(palette(page)).toHaveCount(0)
  await focused(page, /^Send email, Video/)

  // In another language than the page's, after the step that has the focus.
  await type('odota')
  await expect(item(page, 'Add: Wait').first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Escape')
  await expect(palette(page)).toHaveCount(0)
  await type('add: wait until a date')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: /^Settings of/ })).toBeVisible()
  await expect(step(page, /^Wait until/)).toBeVisible()

  // What cannot be done now is there, and says so.
  await type('resume sending')
  await expect(item(page, 'Resume sending')).toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press('Control+k')
  await expect(palette(page)).toHaveCount(0)

  await type('pause all')
  await page.keyboard.press('Enter')
  await page
    .getByRole('alertdialog')
    .or(page.getByRole('dialog', { name: 'Pause all sending?' }))
    .waitFor()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Pause all sending' })).toHaveCount(0)
  await expect(page.getByText('No emails leave this workspace. Those that fall due wait.')).toBeVisible()
  expect((await anna.call.workspace.get.query(at)).sending.state).toBe('paused')

  await type('samuli')
  await expect(palette(page).getByText('Esko Solutions Oy')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Samuli Lehtonen' })).toBeVisible()

  // On any page, the last things first.
  await type('mailbox')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Mailbox', level: 1 })).toBeVisible()
  await type('')
  await expect(palette(page).getByRole('menuitem').first()).toHaveText(/^Mailbox/)
  await page.keyboard.type('guide follow-up')
  await expect(item(page, 'Guide follow-up')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('group', { name: 'The program’s drawing' })).toBeVisible()
})

test('the search goes round what it finds, and the second time it is the browser’s', async ({ page, room }) => {
  await opensTheGuide(page, room)
  await page.keyboard.press('Control+f')
  const bar = page.getByRole('search', { name: 'Find a step' })
  await expect(bar.getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('wait 5 days')
  await page.keyboard.press('Enter')
  await expect(bar.getByRole('status')).toHaveText(/^1 \/ 2/)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(bar.getByRole('status')).toHaveText(/^1 \/ 2/)
  await expect(step(page, /Wait 5 days/).first()).toBeInViewport()
  await page.keyboard.press('Shift+Enter')
  await expect(bar.getByRole('status')).toHaveText(/^2 \/ 2/)

  // What an email says, and what it merges in.
  await bar.getByRole('searchbox').fill('first name')
  await page.keyboard.press('Enter')
  await expect(bar.getByRole('status')).toContainText('uses the field')
  await bar.getByRole('searchbox').fill('no such words')
  await expect(bar.getByRole('status')).toHaveText('Nothing found')

  const taken = await page.evaluate(() => {
    const field = document.activeElement as HTMLElement
    const event = new KeyboardEvent('keydown', {
      key: 'f',
      code: 'KeyF',
      ctrlKey: true,
      bubbles: true,
      cancelable: true,
    })
    field.dispatchEvent(event)
    return event.defaultPrevented
  })
  expect(taken).toBe(false)
  await page.keyboard.press('Escape')
  await expect(bar).toHaveCount(0)
  await focused(page, /Blog post/)
})

test('a right click offers what can be done there, with the keys that do it', async ({ page, room }) => {
  await opensTheGuide(page, room)

  await test.step('on a step', async () => {
    await asksAt(page, step(page, /^Send email, Blog post/))
    const lines = await menu(page).getByRole('menuitem').all()
    for (const { id, keys } of editorCommands) {
      if (!keys) continue
      for (const line of lines) {
        const [text, hint] = (await line.innerText()).split('\n')
        if (text === en.commands[id]) expect(hint, text).toBe(keysText(keys[0], false))
      }
    }
    expect(lines.length).toBeGreaterThan(8)
    await item(page, 'Copy').click()
    await expect(menu(page)).toHaveCount(0)
  })

  await test.step('on the empty canvas', async () => {
    const box = await page.getByRole('group', { name: 'The program’s drawing' }).boundingBox()
    if (!box) throw new Error('The canvas is not there.')
    const spot = { x: Math.round(box.x + 120), y: Math.round(box.y + 300) }
    await page.mouse.click(spot.x, spot.y, { button: 'right' })
    await item(page, 'Paste').click()
    const copy = step(page, /^Send email, Blog post/).nth(1)
    const { x, y } = await middleOf(copy)
    const size = (await copy.boundingBox()) ?? { width: 0, height: 0 }
    expect(Math.abs(x - size.width / 2 - spot.x)).toBeLessThan(20)
    expect(Math.abs(y - size.height / 2 - spot.y)).toBeLessThan(20)
  })

  await test.step('on an arrow', async () => {
    const before = await page.locator('.react-flow__edge').count()
    const { x, y } = await middleOf(new Canvas(page).plusOnArrowFrom('Blog post').first())
    await page.mouse.click(x, y + 20, { button: 'right' })
    await item(page, 'Remove the arrow').click()
    await expect(page.locator('.react-flow__edge')).toHaveCount(before - 1)
    await page.keyboard.press('Control+z')
    await expect(page.locator('.react-flow__edge')).toHaveCount(before)
  })

  await test.step('on several, by mouse and by key', async () => {
    await page.keyboard.press('Escape')
    await step(page, /Wait 5 days/)
      .first()
      .click()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Shift+ArrowDown')
    const bar = page.getByRole('toolbar', { name: /steps selected$/ })
    await expect(bar).toBeVisible()
    const count = Number(/^\d+/.exec((await bar.getAttribute('aria-label')) ?? '')?.[0])
    expect(count).toBeGreaterThan(8)
    await page.keyboard.press('Shift+F10')
    await expect(page.getByRole('menu', { name: `${count} selected steps` })).toBeVisible()
    await page.keyboard.press('Escape')
    await bar.getByRole('button', { name: 'Duplicate' }).click()
    await expect(bar).toHaveAttribute('aria-label', `${count} steps selected`)
    await page.keyboard.press('Control+z')
  })
})

test('keys mean the same on a Finnish keyboard, and a character alone can be switched off', async ({ page, room }) => {
  await opensTheGuide(page, room)
  const keys = await Keyboard.of(page, 'fi-FI')
  const zoom = () => page.getByRole('button', { name: 'Zoom to 100%' }).innerText()
  await step(page, /^Send email, Blog post/).click()
  await page.keyboard.press('Escape')
  await focused(page, /^Send email, Blog post/)

  await keys.presses('Mod+0')
  await expect.poll(zoom).toBe('100%')
  await keys.presses('+')
  await expect.poll(zoom).toBe('120%')
  await keys.presses('-')
  await expect.poll(zoom).toBe('100%')
  await keys.presses('Shift+Digit1')
  await expect.poll(zoom).not.toBe('100%')
  await keys.presses('ArrowDown')
  await focused(page, /Wait 5 days/)
  await keys.presses('End')
  await focused(page, /^End/)
  await keys.presses('Home')
  await focused(page, /^Entry/)
  await keys.presses('n')
  await expect(page.getByRole('menu', { name: 'Add a step' })).toBeVisible()
  await page.keyboard.press('Escape')
  await focused(page, /^Entry/)

  // AltGr+2, 8 and 9 type @, [ and ]: nobody's.
  for (const digit of ['2', '8', '9']) {
    await keys.strikes({
      key: '@',
      code: `Digit${digit}`,
      ctrlKey: true,
      altKey: true,
      shiftKey: false,
      metaKey: false,
    })
  }
  await focused(page, /^Entry/)

  await keys.presses('?')
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await sheet.getByRole('searchbox').fill('ctrl+k')
  await expect(sheet.getByText('Search and commands')).toBeVisible()
  await sheet.getByRole('searchbox').fill('')
  await expect(sheet.getByText('Tidy up')).toBeVisible()
  await sheet.getByRole('switch', { name: 'Single-character shortcuts' }).click({ force: true })
  await page.keyboard.press('Escape')
  await expect(sheet).toHaveCount(0)
  await focused(page, /^Entry/)
  const far = await zoom()
  await keys.presses('+', 'n', '?', 'm')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(sheet).toHaveCount(0)
  expect(await zoom()).toBe(far)
  await keys.presses('ArrowDown')
  await focused(page, /^Send email, Blog post/)

  // Once chosen, it is so after a reload, until it is chosen again; the settings say so too.
  await page.goto(`/w/${room.id}/settings/profile`)
  const own = page.getByRole('switch', { name: /^Single-character shortcuts/ })
  await expect(own).not.toBeChecked()
})
