import { Canvas } from '#tests/support/e2e/Canvas.ts'
import { expect, test } from '#tests/support/e2e/stage.ts'
import { writeOut } from '#tests/support/e2e/writeOut.ts'

test('what is drawn while the network is gone survives, even when the tab is closed meanwhile', async ({
  page,
  context,
  room,
  marketer,
}) => {
  const anna = await room.welcomes('Anna', 'marketer')
  await marketer.comesIn(room, anna)
  await marketer.beginsProgram('Drawn on a train')
  const { canvas } = marketer
  await canvas.adds('Entry')
  await marketer.isSaved()

  await context.setOffline(true)
  await canvas.adds('Wait')
  await expect(page.getByText('Offline, changes kept on this device')).toBeVisible()
  await canvas.adds('End')
  const address = page.url()
  await page.close()

  await context.setOffline(false)
  const again = await context.newPage()
  await again.goto(address)
  await expect.poll(() => new Canvas(again).size()).toBe(3)
  await expect(again.getByText(/^Saved \d/)).toBeVisible()
  const id = Number(new URL(address).pathname.split('/').pop())
  const { graph } = await anna.call.programs.get.query({ workspaceId: room.id, id })
  expect(writeOut(graph)).toBe('entry ─ wait 3 days ─ end')
})

test('when the network comes back, saving goes on by itself', async ({ page, context, room, marketer }) => {
  const anna = await room.welcomes('Anna', 'marketer')
  await marketer.comesIn(room, anna)
  await marketer.beginsProgram('Drawn in a tunnel')
  await marketer.canvas.adds('Entry')
  await marketer.isSaved()
  await context.setOffline(true)
  await marketer.canvas.adds('End')
  await expect(page.getByText('Offline, changes kept on this device')).toBeVisible()
  await context.setOffline(false)
  await marketer.isSaved()
  const id = Number(new URL(page.url()).pathname.split('/').pop())
  const { graph } = await anna.call.programs.get.query({ workspaceId: room.id, id })
  expect(writeOut(graph)).toBe('entry ─ end')
})

test('two who draw at once are told of each other, and neither loses anything', async ({
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

  const elsewhere = await browser.newContext()
  await elsewhere.addCookies([...bertil.cookies])
  const bertilsPage = await elsewhere.newPage()
  await bertilsPage.goto(page.url())
  const bertils = new Canvas(bertilsPage)
  await expect.poll(() => bertils.size()).toBe(1)

  await bertils.adds('End')
  await expect(bertilsPage.getByText(/^Saved \d/)).toBeVisible()
  await marketer.canvas.adds('Wait')
  await expect(page.getByText(/^Bertil saved this program at \d/)).toBeVisible()
  await expect(page.getByText('Not saved: somebody else saved first')).toBeVisible()

  await page.getByRole('button', { name: 'Keep mine' }).click()
  await marketer.isSaved()
  const id = Number(new URL(page.url()).pathname.split('/').pop())
  const saved = async () => writeOut((await anna.call.programs.get.query({ workspaceId: room.id, id })).graph)
  expect(await saved()).toBe('entry ─ wait 3 days')

  // Undo brings the other's drawing back: nothing is lost.
  await marketer.canvas.undoes()
  await expect.poll(saved).toBe('entry ─ end')
  await elsewhere.close()
})
