import { expect, type Page } from '@playwright/test'
import type { Account, Room } from '#tests/support/e2e/backstage.ts'
import { radio } from '#tests/support/e2e/radio.ts'
import { test } from '#tests/support/e2e/stage.ts'
import { maria, type StagedProgram, samuli, stageProgram } from '#tests/support/e2e/stageProgram.ts'

const wait = (page: Page) => page.getByRole('group', { name: /^Wait, Wait \d days|^Wait \d+ days?/ }).first()
const openVersions = async (page: Page) => {
  await page.getByRole('button', { name: 'More' }).first().click()
  await page.getByRole('menuitem', { name: 'Versions' }).click()
  return page.getByRole('region', { name: 'Versions', exact: true })
}
/** What somebody else saves from another place, while nobody looks. */
async function save({ call }: Account, room: Room, { id }: StagedProgram, change: (text: string) => string) {
  const at = { workspaceId: room.id, id }
  const { graph, revision } = await call.programs.get.query(at)
  await call.programs.saveDraft.mutate({ ...at, revision, graph: JSON.parse(change(JSON.stringify(graph))) })
}

test('a live program is edited, compared, published with its people, and taken back', async ({
  page,
  room,
  marketer,
}) => {
  const anna = await room.welcomes('Anna', 'owner')
  const program = await stageProgram(anna, room, [samuli, maria])
  await marketer.comesIn(room, anna)
  await page.goto(`/w/${room.id}/programs/${program.id}`)
  await wait(page).click()
  await page.getByRole('textbox', { name: 'For' }).fill('2')
  await page.keyboard.press('Tab')
  await marketer.isSaved()

  // The draft as it is gets a name.
  await page.keyboard.press('ControlOrMeta+s')
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Shorter')
  await page.keyboard.press('Enter')
  await expect(page.getByText('“Shorter” is kept.')).toBeVisible()

  // Laid over the live version: in words, with the people who wait there, and on the canvas.
  const panel = await openVersions(page)
  await panel.getByRole('button', { name: 'Compare the draft with live' }).click()
  const compared = page.getByRole('region', { name: 'Compare' })
  const changes = compared.getByRole('list', { name: 'What changes' })
  await expect(changes).toContainText('Wait 2 daysFor: 5 days → 2 days')
  await expect(changes).toContainText('2 people wait here')
  await expect(compared.locator('[data-change="changed"]').first()).toContainText('Changed')
  await page.keyboard.press('n')
  await expect(compared.getByText('1 of 1')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(compared).toHaveCount(0)

  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Publish version 2' })
  await expect(dialog.getByRole('list', { name: 'What changes' })).toContainText('For: 5 days → 2 days')
  await expect(dialog.getByText('By you')).toBeVisible()
  await dialog.getByRole('button', { name: 'What happens to whom when a program changes' }).click()
  await expect(dialog.getByRole('row', { name: /Wait changed/ })).toContainText('counted from when they came')
  await radio(dialog, 'They go on in the new version').click()
  await dialog.getByRole('textbox', { name: 'Name of the version' }).fill('Quick start')
  await dialog.getByRole('button', { name: 'Publish · 2 people move' }).click()
  await expect(page.getByText('Version 2 is live.')).toBeVisible()
  await page.getByRole('button', { name: 'View live' }).click()
  await expect(page.getByRole('radio', { name: 'Live v2' })).toBeChecked()

  const history = await openVersions(page)
  const newest = history.getByRole('listitem').filter({ hasText: 'Version 2 · Quick start' })
  await expect(newest).toContainText('As foreseen: 2 go on at the same step.')
  await expect(newest).toContainText('2 inside now')
  await newest.getByRole('button', { name: /^What to do with/ }).click()
  await page.getByRole('menuitem', { name: 'Compare with the version before' }).click()
  await expect(changes).toContainText('For: 5 days → 2 days')
  await page.getByRole('button', { name: 'Close the comparison' }).click()

  // Back into the draft, which undo takes back; and live again, which is another publication.
  const first = history.getByRole('listitem').filter({ hasText: /^Version 1/ })
  await first.getByRole('button', { name: 'Copy to draft' }).click()
  await expect(page.getByRole('group', { name: /Wait 5 days/ }).first()).toBeVisible()
  await page.getByRole('button', { name: /^Undo:/ }).click()
  await expect(page.getByRole('group', { name: /Wait 2 days/ }).first()).toBeVisible()
  await first.getByRole('button', { name: /^What to do with/ }).click()
  await page.getByRole('menuitem', { name: 'Publish again' }).click()
  const back = page.getByRole('dialog', { name: 'Publish version 1 again' })
  await expect(back.getByRole('list', { name: 'What changes' })).toContainText('For: 2 days → 5 days')
  await back.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByText('Version 3 is live.')).toBeVisible()
  await expect(history.getByRole('listitem').filter({ hasText: 'Copy of version 1' })).toContainText('Live')
})

test('a step with people in it is deleted: what becomes of them is offered, chosen and done', async ({
  page,
  room,
  marketer,
}) => {
  const anna = await room.welcomes('Anna', 'owner')
  const program = await stageProgram(anna, room, [samuli, maria])
  await marketer.comesIn(room, anna)
  await page.goto(`/w/${room.id}/programs/${program.id}`)
  await wait(page).click()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Delete')
  await marketer.isSaved()
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Publish version 2' })
  await expect(dialog.getByRole('list', { name: 'What changes' })).toContainText('RemovedWait 5 days')
  await radio(dialog, 'They go on in the new version').click()
  const row = dialog.getByRole('row', { name: /Wait 5 days/ })
  await expect(row).toContainText('removed')
  await row.getByRole('button', { name: '2', exact: true }).click()
  await expect(row.getByRole('link', { name: /Samuli/ })).toBeVisible()
  const choice = row.getByRole('button', { name: /What the people at/ })
  await expect(choice).toContainText('Go to')
  await choice.click()
  for (const option of ['Finish in their version', 'Leave the program']) {
    await expect(page.getByRole('option', { name: option })).toBeVisible()
  }
  await page.getByRole('option', { name: 'Leave the program' }).click()
  await expect(dialog.getByText('2 leave the program')).toBeVisible()
  // Warnings and the tick that takes them, when the shorter program has any.
  const anyway = dialog.getByRole('checkbox', { name: 'Publish anyway' })
  if (await anyway.isVisible()) await dialog.getByText('Publish anyway', { exact: true }).click()
  await dialog.getByRole('button', { name: 'Publish · 2 people move' }).click()
  await expect(page.getByText('Version 2 is live.')).toBeVisible()
  const [moved] = await anna.call.programs.migrations.query({ workspaceId: room.id, id: program.id })
  expect(moved).toMatchObject({ counts: { continued: 0, goTo: 0, exited: 2 } })
  await program.forward('P30D')
  expect(await program.messages('secondGuide')).toHaveLength(0)
})

test('new words in an email go live at one press; what others drew has to be seen first, and can wait for its day', async ({
  page,
  room,
  marketer,
}) => {
  const anna = await room.welcomes('Anna', 'owner')
  const ben = await room.welcomes('Ben', 'marketer')
  const program = await stageProgram(anna, room, [samuli])
  const subject = async (was: string, is: string, by = anna) =>
    save(by, room, program, (text) => text.replace(`"subject":"${was}`, `"subject":"${is}${was}`))
  const { graph } = await anna.call.programs.get.query({ workspaceId: room.id, id: program.id })
  const video = graph.nodes.video
  if (video?.type !== 'email') throw new Error('The video is an email.')
  const words = video.config.variants[0]?.content.subject ?? ''
  await subject(words, 'New: ')
  await marketer.comesIn(room, anna)
  await page.goto(`/w/${room.id}/programs/${program.id}`)
  const publish = page.getByRole('button', { name: 'Publish', exact: true })
  await publish.click()
  await expect(page.getByText('Version 2 is live.')).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)

  // Ben draws on; Anna opens the page anew.
  await subject(`New: ${words}`, 'Even ', ben)
  await page.reload()
  await publish.click()
  const dialog = page.getByRole('dialog', { name: 'Publish version 3' })
  await expect(dialog.getByText('By Ben')).toBeVisible()
  await dialog.getByRole('tab', { name: 'Emails' }).click()
  await expect(dialog.getByRole('insertion')).toContainText('Even')
  await radio(dialog, 'At a time').click()
  await dialog.getByRole('button', { name: /^Plan · / }).click()
  await expect(dialog.getByText('Look at the changes of others')).toBeVisible()
  await dialog.getByText('Publish their changes too', { exact: true }).click()
  await dialog.getByRole('button', { name: /^Plan · / }).click()
  await expect(page.getByText(/^Goes live /).first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Call off' })).toBeVisible()
  await program.forward('P2D')
  await page.reload()
  await expect(page.getByRole('radio', { name: 'Live v3' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Call off' })).toHaveCount(0)
})
