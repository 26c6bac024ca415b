import type { Page } from '@playwright/test'
import { Auditor } from '#tests/support/e2e/Auditor.ts'
import { OutlineOf } from '#tests/support/e2e/OutlineOf.ts'
import { expect, test } from '#tests/support/e2e/stage.ts'
import { stageDraft } from '#tests/support/e2e/stageDraft.ts'

// Whoever hears the editor, enlarges it, or has no pointer, is shut out of nothing.

const program = `
  joins A ── email One ── email Two ── wait 3 days ── score at least 5?
    ├ yes ── hand off ── end
    └ no ── wait 6 days ── email Three ── wait 8 days ── email Four ── end
`

test('six states of the editor stand in nobody’s way, in light and in dark', async ({ page, marketer, room }) => {
  const anna = await room.welcomes('Anna Marketer', 'marketer')
  const draft = await stageDraft(anna, room, program)
  const empty = await anna.call.programs.create.mutate({
    workspaceId: room.id,
    name: 'Empty',
    template: null,
    language: 'en',
  })
  await marketer.comesIn(room, anna)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const auditor = new Auditor(page)
  const audit = async (where: string) => {
    await auditor.findsNoBarriers(where)
    await page.emulateMedia({ colorScheme: 'dark' })
    await auditor.findsNoBarriers(`${where}, in the dark`, 'colours')
    await page.emulateMedia({ colorScheme: 'light' })
  }
  await page.goto(`/w/${room.id}/programs/${empty.id}`)
  await expect(marketer.canvas.drawing).toBeVisible()
  await audit('an empty canvas')
  await marketer.canvas.adds('Entry')
  await audit('the first step')
  await page.goto(draft.path)
  await marketer.canvas.step('Send email, Two').click()
  await expect(page.getByRole('region', { name: /^Settings of/ })).toBeVisible()
  await audit('a step that is open')
  await page
    .getByRole('button', { name: /^\d+ problem/ })
    .first()
    .click()
  await expect(page.getByRole('region', { name: 'Problems' })).toBeVisible()
  await audit('the list of problems')
  await page.keyboard.press('Escape')
  await marketer.canvas.step('Entry').focus()
  await page.keyboard.press('l')
  await expect(new OutlineOf(page).row('Entry')).toBeVisible()
  await audit('the outline')
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByRole('dialog', { name: /^Publish/ })).toBeVisible()
  await audit('a dialog')
})

test('the focus follows the flow and is never under a panel, also at twice the size', async ({
  page,
  marketer,
  room,
}) => {
  const anna = await room.welcomes('Anna Marketer', 'marketer')
  const draft = await stageDraft(anna, room, program)
  await marketer.comesIn(room, anna)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  for (const viewport of [
    { width: 1280, height: 720 },
    // What is left of that at 200 %.
    { width: 640, height: 360 },
  ]) {
    await page.setViewportSize(viewport)
    await page.goto(draft.path)
    await expect(marketer.canvas.steps.first()).toBeVisible()
    const places = await marketer.canvas.steps.evaluateAll((steps) =>
      steps.map((step) => Number(/step (\d+) of/.exec(step.getAttribute('aria-label') ?? '')?.[1])),
    )
    expect(places, 'the order of the page').toEqual([...places].sort((a, b) => a - b))
    await marketer.canvas.steps.first().focus()
    if (viewport.width > 1000) {
      await page.keyboard.press('Enter')
      await expect(page.getByRole('region', { name: /^Settings of/ })).toBeVisible()
      await marketer.canvas.steps.first().focus()
    }
    for (let n = 0; n < 8; n++) {
      await expect.poll(() => isInSight(page), `step ${n + 1} at ${viewport.width} px`).toBe(true)
      await page.keyboard.press('ArrowDown')
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 'scrolls sideways').toBe(0)
  }
})

/** Whether what has the focus is there to be seen: its middle and its upper corners are not covered. */
function isInSight(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const focused = document.activeElement
    if (!focused?.matches('.react-flow__node')) return false
    const { left, top, right, bottom } = focused.getBoundingClientRect()
    const points = [
      [(left + right) / 2, (top + bottom) / 2],
      [left + 12, top + 24],
      [right - 12, top + 24],
    ] as const
    return points.every(([x, y]) => focused.contains(document.elementFromPoint(x, y)))
  })
}
