import { readFile, writeFile } from 'node:fs/promises'
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

test('a program goes to another workspace as a file and comes back the same', async ({
  page,
  room,
  marketer,
}, info) => {
  const anna = await room.welcomes('Anna', 'owner')
  await marketer.comesIn(room, anna)
  await marketer.beginsProgram('Guide follow-up', 'Guide follow-up')
  const download = async () => {
    const file = page.waitForEvent('download')
    await page.getByRole('button', { name: 'More actions for this program' }).click()
    await page.getByRole('menuitem', { name: 'Download as a file' }).click()
    const saved = info.outputPath(`${Math.random()}.yaml`)
    await (await file).saveAs(saved)
    return { name: (await file).suggestedFilename(), text: await readFile(saved, 'utf8'), saved }
  }
  const here = await download()
  expect(here.name).toBe('guide-follow-up.polku.yaml')

  const other = await anna.call.session.createWorkspace.mutate({ name: 'Elsewhere', sandbox: true })
  await anna.upload(`/upload/files?workspaceId=${other.id}&name=Second%20guide`, 'guide.pdf', '%PDF-1.4 a guide')
  await page.goto(`/w/${other.id}/programs`)
  await page.getByRole('button', { name: 'Import a file' }).click()
  const dialog = page.getByRole('dialog', { name: 'Import a program' })
  const chooser = page.waitForEvent('filechooser')
  await dialog.getByRole('button', { name: 'Choose a file' }).click()
  await (await chooser).setFiles(here.saved)
  await expect(dialog.getByText('“Guide follow-up”: 13 steps, 3 emails.')).toBeVisible()
  await expect(dialog.getByText('Downloaded the guide', { exact: true })).toBeVisible()
  await dialog.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(marketer.canvas.drawing).toBeVisible()
  await expect.poll(() => marketer.canvas.size()).toBe(13)
  expect((await download()).text).toBe(here.text)

  // A file in place of the draft: what changes is told, and undo takes it back.
  const changed = info.outputPath('changed.yaml')
  await writeFile(changed, here.text.replace('amount: 5', 'amount: 9'))
  await page.getByRole('button', { name: 'More actions for this program' }).click()
  await page.getByRole('menuitem', { name: 'Replace the draft from a file' }).click()
  const replacing = page.getByRole('dialog', { name: 'Replace the draft' })
  const again = page.waitForEvent('filechooser')
  await replacing.getByRole('button', { name: 'Choose a file' }).click()
  await (await again).setFiles(changed)
  await expect(replacing.getByText('For: 5 days → 9 days')).toBeVisible()
  await replacing.getByRole('button', { name: 'Replace the draft' }).click()
  await expect(marketer.canvas.step('Wait, Wait 9 days')).toBeVisible()
  await page.getByRole('button', { name: 'Undo: Draft from a file' }).click()
  await expect(marketer.canvas.step('Wait, Wait 9 days')).toHaveCount(0)
})
