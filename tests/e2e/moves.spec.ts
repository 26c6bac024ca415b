import type { Locator, Page } from '@playwright/test'
import { type Account, openRoom, type Room } from '#tests/support/e2e/backstage.ts'
import { Canvas } from '#tests/support/e2e/Canvas.ts'
import { Drawing, sorted } from '#tests/support/e2e/Drawing.ts'
import { expect, test } from '#tests/support/e2e/stage.ts'
import { boxOf, drag } from '#tests/support/e2e/stillness.ts'

// Every route through the same edits: by drag, by click and by keys; copied elsewhere; undone across a reload.

test.use({ permissions: ['clipboard-read', 'clipboard-write'], viewport: { width: 1440, height: 1100 } })

async function begins(account: Account, room: Room, template: 'guideFollowUp' | null = 'guideFollowUp') {
  const made = await account.call.programs.create.mutate({
    workspaceId: room.id,
    name: 'Moves',
    template,
    language: 'en',
  })
  return new Drawing(account, room.id, made.id)
}

async function opens(page: Page, { marketer, workspaceId, programId }: Drawing): Promise<Canvas> {
  await page.context().addCookies([...marketer.cookies])
  await page.goto(`/w/${workspaceId}/programs/${programId}`)
  const canvas = new Canvas(page)
  await expect(canvas.drawing).toBeVisible()
  return canvas
}

const card = (page: Page, id: string) => page.locator(`.react-flow__node[data-id="${id}"]`)
const saved = (page: Page) => expect(page.getByText(/^Saved \d/)).toBeVisible()

test('insert, move and connect by drag, by click and by keys give the same drawing', async ({ room, page }) => {
  const account = await room.welcomes('Maija', 'marketer')
  const texts: string[] = []
  for (const route of ['drag', 'click', 'keys'] as const) {
    const drawing = await begins(account, room)
    const known = await drawing.read()
    const canvas = await opens(page, drawing)
    await canvas.showsEverything()
    const [blog, video, last, owner] = ['blogPost', 'video', 'tellMarketing', 'tellOwner'].map((id) =>
      card(page, id),
    ) as [Locator, Locator, Locator, Locator]

    // A tag between the first email and the wait after it.
    if (route === 'drag') await canvas.drags('Tag', canvas.plusOnArrowFrom('Blog post'))
    if (route === 'click') await canvas.chooses(canvas.plusOnArrowFrom('Blog post'), 'Tag')
    if (route === 'keys') {
      await blog.focus()
      await page.keyboard.press('n')
      await page.getByRole('menuitem', { name: 'Tag', exact: true }).press('Enter')
    }
    await expect.poll(() => canvas.size()).toBe(Object.keys(known.nodes).length + 1)
    await canvas.closesPanel()

    // The video goes between the hand-off and the notice to the owner.
    const place = 'between “To sales, contact within 24 hours” and “Tell the owner”'
    if (route === 'drag') {
      await canvas.showsEverything()
      await drag(page, video, canvas.plusOnArrowFrom('To sales, contact within 24 hours'))
    }
    if (route === 'click') {
      await video.click({ button: 'right' })
      await page.getByRole('menuitem', { name: 'Move to…' }).click()
      await page.getByRole('button', { name: place }).click()
    }
    if (route === 'keys') {
      await video.focus()
      await page.keyboard.press('Shift+M')
      const places = page.getByRole('dialog', { name: 'Move “Video”' }).getByRole('option')
      const names = await places.allTextContents()
      await page.keyboard.type(String(names.findIndex((name) => name.includes(place)) + 1))
    }
    await expect(canvas.plusOnArrowFrom('Video')).toBeVisible()

    // The notice to marketing leads to the one to the owner: two paths join.
    await canvas.showsEverything()
    if (route === 'drag') {
      const grip = await boxOf(last.locator('.react-flow__handle-bottom'))
      const target = await boxOf(owner)
      const start = { x: grip.x + grip.width / 2, y: grip.y + grip.height + 2 }
      await drag(page, start, { x: target.x + target.width / 2, y: target.y + 8 })
    }
    if (route === 'click') {
      await last.click({ button: 'right' })
      await page.getByRole('menuitem', { name: 'Connect to…' }).click()
      await owner.click()
    }
    if (route === 'keys') {
      await last.focus()
      await page.keyboard.press('c')
      const said = page.getByRole('status').filter({ hasText: 'To “Tell the owner”' })
      for (let n = 0; n < 15 && (await said.count()) === 0; n += 1) await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
    }
    await saved(page)
    await expect
      .poll(async () => Object.values((await drawing.read()).edges).filter(({ to }) => to === 'tellOwner').length)
      .toBe(2)
    texts.push(await drawing.text(known))
  }
  expect(texts[1]).toBe(texts[0])
  expect(texts[2]).toBe(texts[0])
})

test('steps are copied into another workspace, through a text, and what is missing is asked', async ({
  room,
  page,
  context,
}) => {
  const account = await room.welcomes('Maija', 'marketer')
  const elsewhere = await openRoom('Elsewhere')
  await elsewhere.invites(account, 'marketer')
  const source = await begins(account, room)
  const target = await begins(account, elsewhere, null)
  const known = await source.read()

  const canvas = await opens(page, source)
  // What steps name is known by then.
  await expect(page.getByRole('button', { name: /problem/ }).first()).toBeVisible()
  await canvas.step('Entry').focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+c')
  await expect(page.getByRole('status').filter({ hasText: 'steps copied' })).toBeAttached()
  const text = await page.evaluate(() => navigator.clipboard.readText())
  expect(JSON.parse(text)).toMatchObject({ polku: 'steps', version: 1, from: { workspace: room.id } })
  expect(text).toContain('Downloaded the guide')

  // Another tab, another workspace. What somebody wrote into the text in between is there too.
  const other = await context.newPage()
  const there = await opens(other, target)
  await other.evaluate((words) => navigator.clipboard.writeText(words), 'Just a letter.')
  await there.drawing.click()
  await other.keyboard.press('Control+v')
  await expect(other.getByText('The clipboard holds no steps. Copy steps in a program first.').first()).toBeVisible()
  await other.evaluate((words) => navigator.clipboard.writeText(words), text.replace('"Blog post"', '"Weekly letter"'))
  await other.keyboard.press('Control+v')
  const dialog = other.getByRole('dialog', { name: `Paste ${Object.keys(known.nodes).length} steps` })
  await expect(dialog.getByText('These steps come from another workspace.')).toBeVisible()
  await dialog.locator('[data-mapping^="list"]').getByRole('button').click()
  await other.getByRole('option', { name: 'Create the list “Downloaded the guide”' }).click()
  await expect(dialog.getByText(/left open/)).toBeVisible()
  await dialog.getByRole('button', { name: /^Paste/ }).click()
  await expect.poll(() => there.size()).toBe(Object.keys(known.nodes).length)
  await expect(there.step('Send email, Weekly letter')).toBeVisible()
  await saved(other)
  const lists = await account.call.lists.list.query({ workspaceId: elsewhere.id })
  const pasted = Object.values((await target.read()).nodes)
  const [made] = lists.filter(({ name }) => name === 'Downloaded the guide')
  expect(pasted.find(({ type }) => type === 'entry')?.config).toMatchObject({ trigger: { listId: made?.id } })
  expect(JSON.stringify(pasted)).toContain('file:0')

  // And back in the first one's workspace nothing is asked.
  await page.keyboard.press('Control+v')
  await expect.poll(() => canvas.size()).toBe(2 * Object.keys(known.nodes).length)
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('50 commands, a reload in between, and 50 undos leave the drawing as it was', async ({ room, page }) => {
  const account = await room.welcomes('Maija', 'marketer')
  const drawing = await begins(account, room)
  const before = sorted(await drawing.read())
  let canvas = await opens(page, drawing)
  const undo = page.getByRole('button', { name: /^Undo(: .*)?$/ })

  for (let round = 0; round < 5; round += 1) {
    await canvas.showsEverything()
    await card(page, 'blogPost').click()
    await page.keyboard.press('Escape')
    // Ten commands a round: off, on, a copy, the copy moved, named, connected, copied, deleted, a wait added and deleted.
    await page.keyboard.press('e')
    await page.keyboard.press('e')
    await page.keyboard.press('Control+d')
    await page.keyboard.press('Alt+ArrowRight')
    await page.keyboard.press('F2')
    await page.keyboard.type(`Copy ${round}`)
    await page.keyboard.press('Enter')
    await expect(canvas.step(`Send email, Copy ${round}`)).toBeFocused()
    await page.keyboard.press('c')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+d')
    await page.keyboard.press('Delete')
    await canvas.adds('Wait')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Delete')
    if (round === 2) {
      await page.reload()
      canvas = new Canvas(page)
      await expect(canvas.drawing).toBeVisible()
    }
  }
  await saved(page)
  expect(sorted(await drawing.read())).not.toBe(before)
  await page.getByRole('button', { name: 'Undo history' }).click()
  await expect(page.getByRole('menuitemradio')).toHaveCount(51)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menuitemradio')).toHaveCount(0)
  for (let n = 0; n < 50; n += 1) await page.keyboard.press('Control+z')
  await expect(undo).toBeDisabled()
  await saved(page)
  await expect.poll(async () => sorted(await drawing.read())).toBe(before)

  // All of it at once, and there again.
  await page.getByRole('button', { name: 'Undo history' }).click()
  await page.getByRole('menuitemradio').first().click()
  await expect(page.getByRole('status').filter({ hasText: '50 changes done again' })).toBeAttached()
})
