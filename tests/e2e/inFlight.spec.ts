import { radio } from '#tests/support/e2e/radio.ts'
import { expect, test } from '#tests/support/e2e/stage.ts'
import { maria, samuli, stageProgram } from '#tests/support/e2e/stageProgram.ts'

test('publishing over people inside moves them by a plan, which is undone while nobody has gone on', async ({
  page,
  room,
  marketer,
}) => {
  const anna = await room.welcomes('Anna', 'owner')
  const program = await stageProgram(anna, room, [samuli, maria])
  await marketer.comesIn(room, anna)
  await page.goto(`/w/${room.id}/programs/${program.id}`)

  await page
    .getByRole('group', { name: /Wait 5 days/ })
    .first()
    .click()
  await page.getByRole('textbox', { name: 'For' }).fill('4')
  await page.keyboard.press('Tab')
  await marketer.isSaved()
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Publish version 2' })
  await expect(dialog.getByText('People inside: 2')).toBeVisible()
  await radio(dialog, 'They go on in the new version').click()
  const row = dialog.getByRole('row', { name: /Wait 4 days/ })
  await expect(row).toContainText('changed')
  await row.getByRole('button', { name: /What the people at/ }).click()
  await page.getByRole('option', { name: 'Go on here, stop waiting' }).click()
  await expect(dialog.getByText('2 go on at the same step')).toBeVisible()
  await dialog.getByRole('button', { name: 'Publish · 2 people move' }).click()
  await expect(page.getByText('Version 2 is live.')).toBeVisible()
  await program.forward('PT1S')
  expect(await program.messages('secondGuide')).toHaveLength(2)

  // They have gone on meanwhile: there is no way back, and the page says so.
  await page.getByRole('button', { name: 'More' }).first().click()
  await page.getByRole('menuitem', { name: 'Versions' }).click()
  const moves = page.getByRole('region', { name: 'People moved between versions' })
  await moves.getByRole('button', { name: 'Undo' }).click()
  await expect(moves.getByRole('alert')).toContainText('People who have gone on since then: 2.')
})

test('a pause that ends asks what it did to the waits, and an end for everybody says how many leave', async ({
  page,
  room,
  marketer,
}) => {
  const anna = await room.welcomes('Anna', 'owner')
  const program = await stageProgram(anna, room, [samuli, maria])
  await marketer.comesIn(room, anna)
  await page.goto(`/w/${room.id}/programs/${program.id}`)
  const choose = async (item: string) => {
    await page.getByRole('button', { name: 'More' }).first().click()
    await page.getByRole('menuitem', { name: item }).click()
  }

  await choose('Pause the program')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Pause the program' }).click()
  await expect(page.getByText('Paused', { exact: true })).toBeVisible()
  await program.forward('P6D')
  expect(await program.messages('secondGuide')).toHaveLength(0)

  await choose('Resume the program')
  const dialog = page.getByRole('dialog', { name: 'Resume the program?' })
  await expect(dialog).toContainText('People inside: 2. For 2 of them the time came during the pause.')
  await radio(dialog, 'They stood still').click()
  await dialog.getByRole('button', { name: 'Resume', exact: true }).click()
  await expect(page.getByText('Running', { exact: true })).toBeVisible()
  await program.forward('P4D')
  expect(await program.messages('secondGuide')).toHaveLength(0)
  await program.forward('P1D')
  expect(await program.messages('secondGuide')).toHaveLength(2)

  await choose('End it for everybody now')
  const sure = page.getByRole('alertdialog')
  await expect(sure).toContainText('2 people inside leave at once')
  await sure.getByRole('button', { name: 'End it now' }).click()
  await expect(page.getByText('Ended', { exact: true })).toBeVisible()
  await program.forward('P30D')
  expect(await program.messages('video')).toHaveLength(0)
})

test('who may come again and who leaves early are rules of the program, and undo takes them back', async ({
  page,
  room,
  marketer,
}) => {
  const anna = await room.welcomes('Anna', 'marketer')
  await marketer.comesIn(room, anna)
  await marketer.beginsProgram('With rules')
  await marketer.canvas.adds('Entry')
  await page.getByRole('button', { name: 'More' }).first().click()
  await page.getByRole('menuitem', { name: 'Rules of the program' }).click()
  const panel = page.getByRole('region', { name: 'Rules of the program' })
  await radio(panel, 'May enter again after leaving').click()
  await panel.getByRole('button', { name: 'Add an exit rule' }).click()
  await expect(panel.getByRole('group', { name: /Exit rule 1/ })).toBeVisible()
  await marketer.isSaved()
  const id = Number(new URL(page.url()).pathname.split('/').pop())
  const draft = async () => (await anna.call.programs.get.query({ workspaceId: room.id, id })).graph.policy
  expect(await draft()).toMatchObject({ reentry: { kind: 'afterLeaving' }, exits: [{ rule: { kind: 'onList' } }] })
  await page.getByRole('button', { name: /^Undo:/ }).click()
  await page.getByRole('button', { name: /^Undo:/ }).click()
  await expect.poll(draft).toBeUndefined()
})
