import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from '#tests/support/e2e/stage.ts'
import { maria, samuli, stageProgram } from '#tests/support/e2e/stageProgram.ts'

const crowd = Array.from({ length: 38 }, (_, n) => ({
  firstName: 'Ilona',
  lastName: `Virtanen ${n}`,
  email: `ilona.${n}@varisvaatteet.example`,
  company: 'Varis Vaatteet Oy',
}))
const late = ['Eero', 'Aino'].map((firstName) => ({
  firstName,
  lastName: 'Korhonen',
  email: `${firstName.toLowerCase()}.korhonen@eskosolutions.example`,
  company: 'Esko Solutions Oy',
}))

const card = (page: Page, id: string) => page.locator(`.react-flow__node[data-id=${id}]`)
const number = (page: Page, id: string, measure: string) => card(page, id).locator(`[data-measure=${measure}]`)
const shows = (page: Page, id: string, measure: string, n: number) =>
  expect(number(page, id, measure)).toHaveAccessibleName(new RegExp(`: ${n}\\. `))

// High enough for the whole program with its numbers.
test.use({ viewport: { width: 1400, height: 1900 } })

test('a number, the people behind it and their file say the same, in every view that a link can share', async ({
  page,
  room,
  marketer,
}) => {
  const anna = await room.welcomes('Anna', 'owner')
  const program = await stageProgram(anna, room, [samuli, maria, ...crowd])
  await program.forward('P10D')
  const consent = { basis: 'consent', source: 'Form on the website' } as const
  for (const person of late)
    await anna.call.prospects.create.mutate({ workspaceId: room.id, ...person, listId: program.listId, consent })
  await program.forward('PT1S')
  await marketer.comesIn(room, anna)
  await page.goto(`/w/${room.id}/programs/${program.id}`)
  await marketer.canvas.showsEverything()

  // All time: 40 have come to the video, 2 stand at the first wait.
  await shows(page, 'entry', 'entered', 42)
  await shows(page, 'thirdWait', 'waiting', 40)
  await number(page, 'thirdWait', 'waiting').click()
  const drawer = page.getByRole('dialog')
  await expect(drawer.getByText('40 people', { exact: true })).toBeVisible()
  await expect(drawer.getByRole('grid')).toHaveAttribute('aria-rowcount', '41')
  await expect(drawer.getByText(/^Waits until /).first()).toBeVisible()
  const download = page.waitForEvent('download')
  await drawer.getByRole('link', { name: 'Download these people as CSV' }).click()
  const file = await readFile(await (await download).path(), 'utf8')
  expect(file.trim().split('\r\n')).toHaveLength(41)
  expect(file).toContain('samuli.lehtonen@eskosolutions.example')

  // One of them is let go on.
  await drawer.getByRole('searchbox').fill('samuli')
  await expect(drawer.getByText('1 of 40')).toBeVisible()
  await drawer
    .getByRole('row', { name: /Samuli/ })
    .locator('label')
    .click()
  await drawer.getByRole('button', { name: 'End the wait' }).click()
  await expect(page.getByText('1 person done.')).toBeVisible()
  await drawer.getByRole('button', { name: 'Close' }).click()
  await shows(page, 'thirdWait', 'waiting', 39)
  await shows(page, 'nurtured', 'exited', 1)

  // The cohort of the last week are the two; what happened in it, happened to everybody.
  await page.getByRole('button', { name: 'Range' }).click()
  await page.getByRole('option', { name: 'Last 7 days' }).click()
  await shows(page, 'entry', 'entered', 2)
  await shows(page, 'thirdWait', 'waiting', 0)
  await page.getByRole('radio', { name: 'What happened' }).click()
  await shows(page, 'entry', 'entered', 2)
  await shows(page, 'secondWait', 'movedOn', 40)
  await number(page, 'secondWait', 'movedOn').click()
  await expect(drawer.getByText('40 people', { exact: true })).toBeVisible()
  await expect(drawer.getByRole('grid')).toHaveAttribute('aria-rowcount', '41')
  await drawer.getByRole('button', { name: 'Close' }).click()
  await page.reload()
  await shows(page, 'secondWait', 'movedOn', 40)
  await expect(page.getByRole('radio', { name: 'What happened' })).toBeChecked()

  // A rate explains itself, and its numbers lead to people too.
  await card(page, 'downloaded').locator('[data-rate]').click()
  const rate = page.getByRole('dialog', { name: 'Share of “Yes”' })
  await expect(rate).toContainText('0 took this path, of 40 who took any.')
  await page.keyboard.press('Escape')
  await card(page, 'secondGuide').locator('[data-rate]').click()
  await page.getByRole('button', { name: 'Delivered: 40. Show the people.' }).click()
  await expect(drawer.getByText('40 people', { exact: true })).toBeVisible()
})

test('one person’s way is shown, told and replayed on the version that it went by', async ({
  page,
  room,
  marketer,
}) => {
  const anna = await room.welcomes('Anna', 'owner')
  const program = await stageProgram(anna, room, [samuli])
  await program.forward('P11D')
  await marketer.comesIn(room, anna)
  await page.goto(`/w/${room.id}/programs/${program.id}`)
  await number(page, 'entry', 'entered').click()
  await page.getByRole('button', { name: 'Show the path of Samuli Lehtonen on the canvas' }).click()

  const panel = page.getByRole('region', { name: 'Path of Samuli Lehtonen' })
  const stops = panel.getByRole('listitem').filter({ has: page.locator('time') })
  await expect(stops).toHaveCount(8)
  await expect(stops.nth(1)).toContainText('Email sent')
  await expect(stops.nth(5)).toContainText('Took “No”.')
  await expect(stops.nth(5)).toContainText('found: no')
  await expect(stops.nth(7)).toContainText('Waits until')
  await marketer.canvas.showsEverything()
  await expect(card(page, 'thirdWait').locator('[data-simulated=at]')).toBeVisible()
  await expect(card(page, 'downloaded')).toContainText('Took “No”.')
  await expect(card(page, 'handOff').locator('[data-simulated=off]')).toBeVisible()

  // Back by keyboard, then played to the end.
  await panel.getByRole('slider').focus()
  await page.keyboard.press('Home')
  await expect(card(page, 'entry').locator('[data-simulated=at]')).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(card(page, 'blogPost').locator('[data-simulated=at]')).toBeVisible()
  await panel.getByRole('button', { name: 'Play' }).click()
  await expect(card(page, 'thirdWait').locator('[data-simulated=at]')).toBeVisible()
  await panel.getByRole('button', { name: 'Close the path' }).click()
  await expect(page.locator('[data-simulated]')).toHaveCount(0)

  // And from the person's own page.
  await marketer.goesTo('Prospects')
  await page.getByRole('link', { name: /Samuli Lehtonen/ }).click()
  await page.getByRole('link', { name: 'Show the path on the canvas' }).click()
  await expect(stops).toHaveCount(8)
})
