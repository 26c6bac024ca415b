import { Auditor } from '#tests/support/e2e/Auditor.ts'
import { Keys } from '#tests/support/e2e/Keys.ts'
import { OutlineOf } from '#tests/support/e2e/OutlineOf.ts'
import { expect, test } from '#tests/support/e2e/stage.ts'
import { stageDraft } from '#tests/support/e2e/stageDraft.ts'

// The whole program as a tree: read, walked through and changed without a mouse, and with a thumb.

const program = `
  joins A ── email Guide ── wait 5 days ── score at least 50?
    ├ yes ── hand off ── tell owner: A lead. ── end
    └ no ── wait 7 days ── email Video ── on to end
`

test('a program is read and changed in the outline with keys alone', async ({ page, marketer, room }) => {
  const anna = await room.welcomes('Anna Marketer', 'marketer')
  const draft = await stageDraft(anna, room, program)
  await marketer.comesIn(room, anna)
  const keys = await Keys.alone(page)
  await page.goto(draft.path)
  const outline = new OutlineOf(page)
  await marketer.canvas.step('Entry').focus()
  await keys.press('l')

  await test.step('it is opened with L, and reads as people pass the steps', async () => {
    await expect(outline.row('Entry')).toBeFocused()
    expect((await outline.reads()).map((row) => row.replace(/Newcomers \w+/, 'Newcomers'))).toEqual([
      'Entry, Joins “Newcomers”, step 1 of 9',
      'Send email, Guide, step 2 of 9',
      'Wait, Wait 5 days, step 3 of 9',
      'Branch, Score at least 50?, step 4 of 9',
      'Path “Yes” of “Score at least 50?”',
      'Hand off to sales, To sales, contact within 24 hours, step 5 of 9',
      'Notify, Tell the owner, step 6 of 9',
      'Continues at “End of the program”',
      'Path “No” of “Score at least 50?”',
      'Wait, Wait 7 days, step 7 of 9',
      'Send email, Video, step 8 of 9',
      'Continues at “End of the program”',
      'End, End of the program, step 9 of 9',
    ])
  })

  await test.step('a step is found by typing, moved, switched off, and added after', async () => {
    await keys.types('vid')
    await expect(outline.row('Send email, Video')).toBeFocused()
    await keys.press('Alt+ArrowUp')
    await expect(outline.row('Send email, Video, step 7 of 9')).toBeFocused()
    await keys.press('Control+ArrowDown')
    await keys.takes(page.getByRole('menuitem', { name: 'Tag' }))
    await expect(page.getByRole('region', { name: /^Settings of/ })).toBeVisible()
    await keys.press('Escape')
    await expect(outline.rows).toHaveCount(14)
    await keys.press('Control+z')
    await expect(outline.rows).toHaveCount(13)
  })

  await test.step('a branch is closed and opened, its menu offers everything, Delete deletes', async () => {
    await outline.row('Branch').focus()
    await keys.press('ArrowLeft')
    await expect(outline.rows).toHaveCount(5)
    await keys.press('ArrowRight')
    await expect(outline.rows).toHaveCount(13)
    await outline.row('Notify').focus()
    await keys.press('Shift+F10')
    await expect(page.getByRole('menuitem', { name: 'Move up' })).toBeVisible()
    await keys.takes(page.getByRole('menuitem', { name: /^Switch off/ }))
    await expect(outline.row('Notify, Tell the owner, step 6 of 9, switched off')).toBeVisible()
    await outline.row('Wait, Wait 7 days').focus()
    await keys.press('Delete')
    await expect(outline.rows).toHaveCount(12)
  })

  await test.step('nothing stands in the way, in light and dark and in forced colours', async () => {
    const auditor = new Auditor(page)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await auditor.findsNoBarriers('the outline beside the canvas')
    await page.emulateMedia({ colorScheme: 'dark' })
    await auditor.findsNoBarriers('the outline in the dark')
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' })
    await expect(outline.row('Entry')).toBeVisible()
    await page.emulateMedia({ forcedColors: 'none' })
  })
  expect(await keys.pointersSeen()).toBe(0)
})

test('a text and a wait are changed on a phone, and the program is published there', async ({ browser, room }) => {
  const anna = await room.welcomes('Anna Marketer', 'marketer')
  const draft = await stageDraft(anna, room, program)
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  await context.addCookies([...anna.cookies])
  const page = await context.newPage()
  await page.goto(draft.path)
  const outline = new OutlineOf(page)

  await test.step('a wait is made shorter', async () => {
    await outline.row('Wait, Wait 5 days').tap()
    const sheet = page.getByRole('region', { name: /^Settings of/ })
    const amount = sheet.getByRole('textbox', { name: 'For' })
    await amount.fill('4')
    await amount.blur()
    await sheet.getByRole('button', { name: 'Close' }).tap()
    await expect(outline.row('Wait, Wait 4 days')).toBeVisible()
  })

  await test.step('a subject is rewritten', async () => {
    await outline.row('Send email, Guide').tap()
    await page.getByRole('button', { name: 'Write the email' }).tap()
    const desk = page.getByRole('dialog')
    await desk.getByRole('textbox', { name: 'Subject', exact: true }).fill('Your guide')
    await desk.getByRole('button', { name: 'Done' }).tap()
    await page
      .getByRole('region', { name: /^Settings of/ })
      .getByRole('button', { name: 'Close' })
      .tap()
    await expect(outline.row('Send email, Your guide')).toBeVisible()
  })

  await test.step('a step is added on a path, and taken back', async () => {
    const before = await outline.rows.count()
    await outline.row('Send email, Video').getByRole('button', { name: 'Add a step after “Video”' }).tap()
    await page.getByRole('menuitem', { name: 'Wait', exact: true }).tap()
    await page
      .getByRole('region', { name: /^Settings of/ })
      .getByRole('button', { name: 'Close' })
      .tap()
    await expect(outline.rows).toHaveCount(before + 1)
    await page.getByRole('button', { name: /^Undo:/ }).tap()
    await expect(outline.rows).toHaveCount(before)
  })

  await test.step('it goes live', async () => {
    await new Auditor(page).findsNoBarriers('the outline on a phone')
    await expect(page.getByText(/^Saved \d/)).toBeVisible()
    await page.getByRole('button', { name: 'Publish', exact: true }).tap()
    const dialog = page.getByRole('dialog', { name: /^Publish/ })
    await dialog.getByRole('button', { name: 'Publish', exact: true }).tap()
    await expect(page.getByText(/Version \d+ is live\./).first()).toBeVisible()
  })
  await context.close()
})
