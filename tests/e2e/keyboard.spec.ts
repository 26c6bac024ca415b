import { drawWithTheKeyboard } from '#tests/support/e2e/drawWithTheKeyboard.ts'
import { Keys } from '#tests/support/e2e/Keys.ts'
import { guide } from '#tests/support/e2e/letters.ts'
import { expect, test } from '#tests/support/e2e/stage.ts'
import { maria, samuli } from '#tests/support/e2e/stageProgram.ts'
import { writeOut } from '#tests/support/e2e/writeOut.ts'

// The reference program of firstProgram.spec.ts once more, without a mouse.

test.use({ viewport: { width: 1440, height: 900 } })

test('the reference program is drawn, written and published with the keyboard alone', async ({ page, room }) => {
  const anna = await room.welcomes('Anna', 'owner')
  const at = { workspaceId: room.id }
  const list = 'Readers of the first guide'
  const { id: listId } = await anna.call.lists.create.mutate({ ...at, name: list })
  const consent = { basis: 'consent', source: 'Form on the website' } as const
  for (const person of [samuli, maria]) await anna.call.prospects.create.mutate({ ...at, ...person, listId, consent })
  const { fileName, name, content } = guide
  await anna.upload(`/upload/files?workspaceId=${room.id}&name=${name}`, fileName, content)

  const keys = await Keys.alone(page)
  await page.context().addCookies([...anna.cookies])
  await page.goto(`/w/${room.id}/programs`)

  await test.step('begins a program', async () => {
    await keys.activates(page.getByRole('main').getByRole('button', { name: 'New program' }).first())
    const dialog = page.getByRole('dialog', { name: 'New program' })
    await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused()
    await keys.types('Drawn without a mouse')
    await keys.press('Enter')
    await expect(page.getByRole('group', { name: 'The program’s drawing' })).toBeVisible()
  })

  await test.step('draws and writes', () => drawWithTheKeyboard(keys, list))

  await test.step('publishes', async () => {
    await expect(page.getByRole('button', { name: 'No problems' })).toBeVisible()
    await keys.activates(page.getByRole('button', { name: 'Publish', exact: true }))
    const dialog = page.getByRole('dialog', { name: 'Publish the program' })
    await keys.tabsTo(dialog.getByRole('radio').first())
    await keys.press('ArrowDown')
    await expect(dialog.getByRole('radio', { name: /^Also the 2 people on the list already/ })).toBeChecked()
    await keys.activates(dialog.getByRole('button', { name: 'Publish · 2 people enter' }))
    await expect(page.getByText('Version 1 is live. 2 people entered.').first()).toBeVisible()
  })

  const { id, graph } = await anna.call.programs.get.query({ ...at, id: idIn(page.url()) })
  expect(writeOut(graph)).toBe(
    [
      'entry ─ email Blog post ─ wait 5 days ─ email Second guide ─ wait 5 days ─ branch downloaded',
      '  yes: handOff ─ notify owner ─ end',
      '  no: email Video ─ wait 7 days ─ notify marketers ─ end',
    ].join('\n'),
  )
  const { nodes } = await anna.call.metrics.program.query({ ...at, programId: id })
  const entry = Object.values(graph.nodes).find(({ type }) => type === 'entry')
  expect(nodes[entry?.id ?? '']).toMatchObject({ entered: 2 })
  expect(await keys.pointersSeen()).toBe(0)
})

const idIn = (address: string) => Number(new URL(address).pathname.split('/').pop())
