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
  await expect(page.getByText(/^Offline, 1 change kept/)).toBeVisible()
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
  await expect(page.getByText(/^Offline, 1 change kept/)).toBeVisible()
  await context.setOffline(false)
  await marketer.isSaved()
  const id = Number(new URL(page.url()).pathname.split('/').pop())
  const { graph } = await anna.call.programs.get.query({ workspaceId: room.id, id })
  expect(writeOut(graph)).toBe('entry ─ end')
})
