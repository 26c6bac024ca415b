import { expectNoSidewaysScroll } from '#tests/support/e2e/expectNoSidewaysScroll.ts'
import { Keys } from '#tests/support/e2e/Keys.ts'
import { radio } from '#tests/support/e2e/radio.ts'
import { expect, test } from '#tests/support/e2e/stage.ts'

// Where programs begin: from nothing, or from one of the ten that are shipped.

test('a shipped program is chosen with the arrow keys, lends its name, and opens with nothing to be solved', async ({
  page,
  room,
}) => {
  const anna = await room.welcomes('Anna', 'marketer')
  const keys = await Keys.alone(page)
  await page.context().addCookies([...anna.cookies])
  await page.goto(`/w/${room.id}/programs`)
  await keys.activates(page.getByRole('main').getByRole('button', { name: 'New program' }).first())
  const dialog = page.getByRole('dialog', { name: 'New program' })
  await expect(dialog.getByRole('radio')).toHaveCount(11)
  const name = dialog.getByRole('textbox', { name: 'Name' })
  await keys.press('Tab')
  await expect(dialog.getByRole('radio', { name: /^An empty canvas/ })).toBeFocused()
  await keys.press('ArrowUp')
  await expect(dialog.getByRole('radio', { name: /^Pricing page alert.*15 steps/ })).toBeChecked()
  await expect(name).toHaveValue('Pricing page alert')
  await keys.press('ArrowUp')
  await expect(name).toHaveValue('Trial onboarding')
  await keys.press('Enter')
  await expect(page.getByRole('heading', { name: 'Trial onboarding' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'No problems' })).toBeVisible()
  expect(await keys.pointersSeen()).toBe(0)
})

test('on a phone the ten stand below each other, and a name of one’s own is kept', async ({ page, room }) => {
  const anna = await room.welcomes('Anna', 'marketer', 'fi')
  await page.context().addCookies([...anna.cookies])
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`/w/${room.id}/programs`)
  await page.getByRole('button', { name: 'Uusi ohjelma' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Uusi ohjelma' })
  await dialog.getByRole('textbox', { name: 'Nimi' }).fill('Aamiainen')
  await radio(dialog, 'Tapahtumakutsu').click()
  await expect(dialog.getByRole('textbox', { name: 'Nimi' })).toHaveValue('Aamiainen')
  await expectNoSidewaysScroll(page)
  const cards = dialog.locator('label').filter({ has: page.getByRole('radio') })
  const left = await cards.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left))
  expect(left).toHaveLength(11)
  expect(new Set(left.map(Math.round)).size).toBe(1)
  await dialog.getByRole('button', { name: 'Luo ohjelma' }).click()
  await expect(page.getByRole('heading', { name: 'Aamiainen' })).toBeVisible()
})
