import type { Browser, BrowserContext, Page } from '@playwright/test'
import type { Account, Room } from '#tests/support/e2e/backstage.ts'
import { Canvas } from '#tests/support/e2e/Canvas.ts'
import { expect, test } from '#tests/support/e2e/stage.ts'
import { writeOut } from '#tests/support/e2e/writeOut.ts'

/** A second person at another computer, with the same program open. */
async function opens(browser: Browser, account: Account, address: string) {
  const context: BrowserContext = await browser.newContext()
  await context.addCookies([...account.cookies])
  const page: Page = await context.newPage()
  await page.goto(address)
  const canvas = new Canvas(page)
  await expect(canvas.drawing).toBeVisible()
  return { context, page, canvas }
}

const drawn = async (account: Account, room: Room, address: string): Promise<string> => {
  const id = Number(new URL(address).pathname.split('/').pop())
  return writeOut((await account.call.programs.get.query({ workspaceId: room.id, id })).graph)
}

test('two have a program open: one edits, the other sees it, asks, and takes over', async ({
  page,
  browser,
  room,
  marketer,
}) => {
  const [anna, bertil] = [await room.welcomes('Anna', 'marketer'), await room.welcomes('Bertil', 'marketer')]
  await marketer.comesIn(room, anna)
  await marketer.beginsProgram('Drawn by two')
  await marketer.canvas.adds('Entry')
  await marketer.isSaved()

  const his = await opens(browser, bertil, page.url())
  await expect(his.page.getByText('Anna is editing')).toBeVisible()
  await expect(his.canvas.kind('Wait')).toHaveCount(0)
  await his.page.getByRole('button', { name: '2 people have this program open' }).click()
  const list = his.page.getByRole('dialog', { name: '2 people have this program open' })
  await expect(list.getByRole('listitem').filter({ hasText: 'Anna' })).toContainText('Editing')
  await expect(list.getByRole('listitem').filter({ hasText: 'Bertil (you)' })).toContainText('Viewing')
  await his.page.keyboard.press('Escape')

  // What Anna saves is there a moment later.
  await marketer.canvas.adds('Wait')
  await expect.poll(() => his.canvas.size()).toBe(2)

  await his.page.getByRole('button', { name: 'Ask to edit' }).click()
  await expect(his.page.getByText('Your request has been passed on.')).toBeVisible()
  await expect(page.getByText('Bertil asks to edit')).toBeVisible()
  await page.getByRole('button', { name: 'Keep editing' }).click()
  await expect(his.page.getByText('Anna would like to keep editing.')).toBeVisible()
  await his.page.getByRole('button', { name: 'Ask to edit' }).click()
  await page.getByRole('button', { name: 'Hand over' }).click()
  await expect(
    page.getByText('Bertil is editing', { exact: true }).or(page.getByText('Bertil has taken over')),
  ).toBeVisible()
  await his.canvas.adds('End')
  await expect.poll(() => marketer.canvas.size()).toBe(3)

  // Anna takes it back, and Bertil is told.
  await page.getByRole('button', { name: 'Take over' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Take over' }).click()
  await expect(his.page.getByText('Anna has taken over the editing')).toBeVisible()
  await marketer.canvas.undoes()
  await expect.poll(() => his.canvas.size()).toBe(2)
  expect(await drawn(anna, room, page.url())).toBe('entry ─ wait 3 days')
  await his.context.close()
})

test('what was drawn offline survives a reload, and is merged with what somebody else saved meanwhile', async ({
  page,
  context,
  browser,
  room,
  marketer,
}) => {
  const [anna, bertil] = [await room.welcomes('Anna', 'marketer'), await room.welcomes('Bertil', 'marketer')]
  await marketer.comesIn(room, anna)
  await marketer.beginsProgram('Drawn on a train')
  for (const kind of ['Entry', 'Wait', 'End']) await marketer.canvas.adds(kind)
  await marketer.isSaved()
  const address = page.url()

  await context.setOffline(true)
  await marketer.canvas.step('Wait').click()
  await marketer.panel.waits(5)
  await expect(page.getByText('Offline, 1 change kept on this device')).toBeVisible()
  await page.close()

  const his = await opens(browser, bertil, address)
  // Her page is gone without a word: for a few seconds she still counts as the one who edits.
  await expect(his.canvas.kind('Tag')).toBeVisible({ timeout: 30_000 })
  await his.canvas.step('Entry').click()
  await his.canvas.adds('Tag')
  await expect(his.page.getByText(/^Saved \d/)).toBeVisible()
  await his.canvas.step('Wait').click()
  await his.page.getByRole('textbox', { name: 'Name on the canvas' }).fill('Think it over')
  await expect(his.page.getByText(/^Saved \d/)).toBeVisible()
  await his.page.close()
  await his.context.close()

  await context.setOffline(false)
  const again = await context.newPage()
  await again.goto(address)
  await expect(again.getByText(/^Saved \d/)).toBeVisible()
  await expect.poll(() => drawn(anna, room, address)).toBe('entry ─ tag ─ wait 5 days ─ end')
  await expect(again.getByRole('button', { name: /^Undo: Merge with what Bertil saved/ })).toBeVisible()
})
