import type { Language } from '#engine/nodes/language.ts'
import type { Account, Room } from '#tests/support/e2e/backstage.ts'
import { Keys } from '#tests/support/e2e/Keys.ts'
import { expect, test } from '#tests/support/e2e/stage.ts'

// A program is tried on somebody before anybody gets it. What is simulated is the engine; here it is about what people see
// of it, and do with it.

test.use({ viewport: { width: 1440, height: 900 } })

/** The guide follow-up with its sample people, as choosing the template makes it. */
async function guideFollowUp(room: Room, account: Account, language: Language = 'en') {
  const at = { workspaceId: room.id }
  const made = await account.call.programs.create.mutate({ ...at, name: 'Tried', template: 'guideFollowUp', language })
  const personas = await account.call.personas.list.query({ ...at, programId: made.id })
  return { ...at, programId: made.id, personas, address: `/w/${room.id}/programs/${made.id}` }
}

test('with the keyboard: a sample lives to its end, a download turns it to sales, and is kept as a persona', async ({
  page,
  room,
}) => {
  const anna = await room.welcomes('Anna', 'marketer')
  const { workspaceId, programId, personas, address } = await guideFollowUp(room, anna)
  expect(personas.map(({ name }) => name)).toEqual(['Maria downloads the second guide', 'Samuli reads nothing'])
  await anna.call.personas.remove.mutate({ workspaceId, programId, id: personas[0]?.id ?? 0 })
  const keys = await Keys.alone(page)
  await page.context().addCookies([...anna.cookies])
  await page.goto(address)
  const panel = page.getByRole('region', { name: 'Simulation' })
  const log = panel.getByRole('log')
  const card = (name: RegExp) => page.getByRole('group', { name }).locator('[data-simulated]')

  await test.step('opens with S, steps to the first wait, and sees the way', async () => {
    await keys.tabsTo(page.getByRole('group', { name: /^Entry/ }))
    await keys.press('s')
    await expect(panel.getByRole('button', { name: 'Step', exact: true })).toBeFocused()
    await expect(panel.getByRole('button', { name: /Samuli reads nothing/ })).toBeVisible()
    await keys.press('Enter', 'Enter', 'Enter')
    await expect(log.locator('[aria-current="step"]')).toContainText('Wait 5 days')
    await expect(log.locator('[aria-current="step"]')).toContainText('waits until')
    await expect(card(/Wait 5 days, step 3/)).toHaveAttribute('data-simulated', 'at')
    await expect(card(/Blog post/)).toHaveAttribute('data-simulated', 'on')
    await expect(card(/Second guide, step 4/)).toHaveAttribute('data-simulated', 'off')
  })

  await test.step('runs to the end: the branch says what it saw', async () => {
    await keys.activates(panel.getByRole('button', { name: 'To the end', exact: true }))
    await expect(log.locator('[aria-current="step"]')).toContainText('Comes to the end')
    const branch = log.locator('[data-beat="stepped"]', { hasText: '→ No' })
    await expect(branch).toContainText('Downloaded “Second guide”')
    await expect(branch).toContainText('found: no')
    await expect(branch.getByLabel('Not met')).toBeVisible()
  })

  await test.step('shows the email as this person gets it', async () => {
    await keys.activates(log.getByRole('button', { name: 'Show email' }).first())
    const mail = page.getByRole('dialog', { name: 'The email as this person gets it' })
    await expect(mail.frameLocator('iframe').getByText('Hi Samuli,')).toBeVisible()
    await expect(mail).toBeFocused()
    await keys.press('Escape')
    await expect(mail).toBeHidden()
  })

  await test.step('lets Samuli download the guide: the other way, with the value that decided', async () => {
    await keys.tabsTo(panel.getByRole('tab', { name: 'Course' }), 'Shift+Tab')
    await keys.press('ArrowRight')
    await keys.activates(panel.getByRole('button', { name: 'Add an event' }))
    await expect(panel.getByRole('button', { name: /What happens/ })).toBeFocused()
    await keys.press('Enter')
    await keys.takes(page.getByRole('option', { name: 'Downloads a file' }))
    await keys.tabsTo(panel.getByRole('combobox', { name: 'File' }))
    await keys.types('Second')
    await expect(page.getByRole('option', { name: 'Second guide' })).toBeVisible()
    await keys.press('ArrowDown', 'Enter')
    await keys.activates(panel.getByRole('button', { name: /When/ }))
    // The last email is offered first.
    await expect(page.getByRole('option', { name: 'After “Video”' })).toBeFocused()
    await keys.press('ArrowUp', 'Enter')
    await keys.tabsTo(panel.getByRole('button', { name: 'Add', exact: true }))
    await keys.press('Enter')
    await expect(panel.getByText('Downloads “Second guide”')).toBeVisible()
    await expect(panel.getByRole('button', { name: 'Add an event' })).toBeFocused()
    await keys.activates(panel.getByRole('button', { name: 'To the end', exact: true }))
    const branch = log.locator('[data-beat="stepped"]', { hasText: '→ Yes' })
    await expect(branch).toContainText('found: yes')
    await expect(branch.getByLabel('Met', { exact: true })).toBeVisible()
    await expect(card(/To sales/)).toHaveAttribute('data-simulated', 'on')
  })

  await test.step('keeps it as a persona: all choices are made now', async () => {
    await keys.tabsTo(panel.getByRole('button', { name: 'Save as a persona' }), 'Shift+Tab')
    await keys.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Save as a persona' })
    await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused()
    await keys.press('ControlOrMeta+a')
    await keys.types('Samuli downloads it after all')
    await keys.press('Tab', 'Space', 'Enter')
    await expect(dialog).toBeHidden()
    await keys.tabsTo(panel.getByRole('tab', { name: 'Course' }))
    await keys.press('ArrowRight', 'ArrowRight')
    await expect(panel.getByText('2 of 2')).toBeVisible()
    await expect(panel.getByRole('listitem').filter({ hasText: 'Samuli downloads it after all' })).toBeVisible()
  })
  const kept = await anna.call.personas.list.query({ workspaceId, programId })
  expect(kept.map(({ outcome }) => outcome?.ways)).toEqual([['outlet downloaded no'], ['outlet downloaded yes']])
  expect(await keys.pointersSeen()).toBe(0)
})

test('in Finnish, what nobody tries is found, and a changed outcome is told before it is published', async ({
  page,
  room,
}) => {
  const anna = await room.welcomes('Anna', 'marketer', 'fi')
  const { workspaceId, programId, personas, address } = await guideFollowUp(room, anna, 'fi')
  await anna.call.personas.remove.mutate({ workspaceId, programId, id: personas[0]?.id ?? 0 })
  const { revision, graph } = await anna.call.programs.get.query({ workspaceId, id: programId })
  await anna.call.programs.publish.mutate({ workspaceId, id: programId, revision, enrollExisting: false, note: '' })
  // The wait before the branch is gone, and the video with it.
  const edges = Object.fromEntries(
    Object.entries(graph.edges).map(([id, edge]) => [
      id,
      edge.to === 'video' ? { ...edge, to: 'tellMarketing' } : edge,
    ]),
  )
  await anna.call.programs.saveDraft.mutate({ workspaceId, id: programId, revision, graph: { ...graph, edges } })

  await page.context().addCookies([...anna.cookies])
  await page.goto(address)
  await page.getByRole('button', { name: 'Simuloi' }).click()
  const panel = page.getByRole('region', { name: 'Simulointi' })
  await panel.getByRole('tab', { name: 'Kattavuus' }).click()
  await expect(panel.getByText('1 / 2')).toBeVisible()
  await expect(panel.getByText('Samuli ei lue mitään').last()).toBeVisible()
  await expect(panel.getByText('Ei enää saa: Video')).toBeVisible()
  await panel.getByRole('button', { name: 'Luo testihenkilöt puuttuville' }).click()
  await expect(panel.getByText('2 / 2')).toBeVisible()

  await page.getByRole('button', { name: 'Julkaise', exact: true }).click()
  const rehearsal = page.getByRole('dialog').getByRole('region', { name: 'Kenraaliharjoitus testihenkilöillä' })
  await expect(rehearsal).toContainText('Samuli ei lue mitään')
  await expect(rehearsal).toContainText('Ei enää saa: Video')
})
