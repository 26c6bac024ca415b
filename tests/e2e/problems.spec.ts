import { configureField } from '#engine/program/settings.ts'
import { Auditor } from '#tests/support/e2e/Auditor.ts'
import { Keys } from '#tests/support/e2e/Keys.ts'
import { expect, test } from '#tests/support/e2e/stage.ts'
import { stageDraft } from '#tests/support/e2e/stageDraft.ts'

// What is wrong with a program is said where it is, explained, and put right at one press.

const faulty = `
  joins A ── add to list Old ── email One ── email Two ── wait 3 days ── opened Two?
    ├ yes ── hand off ── end
    └ no ── wait until 2020-01-05
`

test('problems are filtered, explained, fixed, ignored and brought back', async ({ page, marketer, room }) => {
  const anna = await room.welcomes('Anna Marketer', 'marketer')
  const { id } = await anna.call.lists.create.mutate({ workspaceId: room.id, name: 'Old fair' })
  await anna.call.lists.archive.mutate({ workspaceId: room.id, id, archived: true })
  const draft = await stageDraft(anna, room, faulty, (graph) => configureField(graph, 'n2', 'listId', id).graph)
  await marketer.comesIn(room, anna)
  await page.goto(draft.path)
  const auditor = new Auditor(page)
  await page.getByRole('button', { name: /^\d+ problems/ }).click()
  const panel = page.getByRole('region', { name: 'Problems' })
  const rows = panel.getByRole('list', { name: 'Problems, the worst first' }).getByRole('listitem')
  const row = (text: string) => rows.filter({ hasText: text })

  await test.step('the worst come first, and a filter shows one kind', async () => {
    await expect(rows.first()).toContainText('Blocks publishing')
    await expect(panel.getByText('People, senders and other programs are checked')).toBeVisible()
    await panel.getByRole('radio', { name: /warning/ }).click()
    await expect(row('Blocks publishing')).toHaveCount(0)
    await expect(row('goes out right after')).toHaveCount(1)
    await panel.getByRole('radio', { name: /^All/ }).click()
    await row('goes out right after').getByRole('button', { name: 'Why this matters' }).click()
    await expect(row('goes out right after')).toContainText('a common reason to unsubscribe')
    await auditor.findsNoBarriers('the list of problems')
  })

  await test.step('each is put right by its button, and undone by one step', async () => {
    await row('Uses the archived list')
      .getByRole('button', { name: /^Restore/ })
      .click()
    await expect(row('Uses the archived list')).toHaveCount(0)
    await row('goes nowhere').getByRole('button', { name: 'Lead it to an end' }).click()
    await expect(row('goes nowhere')).toHaveCount(0)
    await row('goes out right after').getByRole('button', { name: 'Put a wait of 3 days before it' }).click()
    await expect(row('goes out right after')).toHaveCount(0)
    await row('asks who opened').getByRole('button', { name: 'Ask for clicks instead' }).click()
    await expect(row('asks who opened')).toHaveCount(0)
    await row('has passed').getByRole('button', { name: 'Delete the step' }).click()
    await expect(row('has passed')).toHaveCount(0)
    await page.getByRole('button', { name: /^Undo: Fixed: Delete the step/ }).click()
    await expect(row('has passed')).toHaveCount(1)
    await page.getByRole('button', { name: /^Redo: Fixed/ }).click()
    await expect(row('has passed')).toHaveCount(0)
  })

  await test.step('a tip is let be, for everybody, and brought back', async () => {
    await row('Nobody is told').getByRole('button', { name: 'Ignore' }).click()
    await expect(row('Nobody is told')).toHaveCount(0)
    await marketer.isSaved()
    await page.reload()
    await page.getByRole('button', { name: 'No problems' }).click()
    await panel.getByRole('button', { name: '1 ignored in this program' }).click()
    await panel.getByRole('button', { name: 'Count it again' }).click()
    await expect(row('Nobody is told')).toHaveCount(1)
  })
})

test('with keys alone: F8 goes to a problem, G lists it, its fix leaves the focus on the step', async ({
  page,
  marketer,
  room,
}) => {
  const anna = await room.welcomes('Anna Marketer', 'marketer')
  const draft = await stageDraft(anna, room, 'joins A ── email One ── email Two ── wait 3 days ── end')
  await marketer.comesIn(room, anna)
  const keys = await Keys.alone(page)
  await page.goto(draft.path)
  const two = marketer.canvas.step('Send email, Two')
  await expect(two).toHaveAccessibleName(/1 warning/)
  await keys.press('F8')
  await expect(page.getByRole('region', { name: /^Settings of/ })).toBeVisible()
  await keys.press('Escape')
  await two.focus()
  await keys.press('g')
  const popover = page.getByRole('dialog', { name: 'Problems of “Two”' })
  await keys.activates(popover.getByRole('button', { name: 'Put a wait of 3 days before it' }))
  await expect(popover).toHaveCount(0)
  await expect(two).toBeFocused()
  await expect(two).not.toHaveAccessibleName(/warning/)
  await expect(page.getByRole('status').filter({ hasText: 'Fixed: Put a wait of 3 days before it' })).toBeAttached()
  await keys.press('Control+z')
  await expect(two).toHaveAccessibleName(/1 warning/)
  expect(await keys.pointersSeen()).toBe(0)
})
