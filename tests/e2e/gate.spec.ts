import { nodeName } from '#engine/nodes/describe.ts'
import { languages } from '#engine/nodes/language.ts'
import { Auditor } from '#tests/support/e2e/Auditor.ts'
import { countActions } from '#tests/support/e2e/countActions.ts'
import { Keys } from '#tests/support/e2e/Keys.ts'
import { expect, test } from '#tests/support/e2e/stage.ts'
import { wordsIn } from '#tests/support/e2e/wordsIn.ts'
import { writeOut } from '#tests/support/e2e/writeOut.ts'

// What a newcomer does in the first minutes, with the keyboard alone, in every language, by day and by night: takes a
// template, changes a wait, tries it on somebody and publishes it, in forty actions at most.

const limit = 40

for (const language of languages)
  for (const theme of ['light', 'dark'] as const)
    test.describe(`${language}, ${theme}`, () => {
      test.use({ viewport: { width: 1440, height: 900 }, colorScheme: theme })

      test('a newcomer gets from a template to a published program in forty actions', async ({ page, room }) => {
        const words = wordsIn(language)
        const auditor = new Auditor(page)
        const anna = await room.welcomes('Anna', 'owner', language)
        const keys = await Keys.alone(page)
        await page.context().addCookies([...anna.cookies])
        await page.goto(`/w/${room.id}/programs`)
        await expect(page.getByRole('heading', { name: words('programs:title'), level: 1 })).toBeVisible()
        const actions = countActions(page)

        /** Finds something to do in the palette and does it. */
        const does = async (what: string) => {
          await keys.press('ControlOrMeta+k')
          const palette = page.getByRole('dialog').getByRole('searchbox')
          await expect(palette).toBeFocused()
          await keys.types(what)
          await expect(page.getByRole('menuitem').first()).toContainText(what)
          await keys.press('Enter')
        }

        await test.step('takes a template', async () => {
          await does(words('commands:newProgram'))
          const dialog = page.getByRole('dialog', { name: words('programs:new.title') })
          await expect(dialog.getByRole('textbox', { name: words('programs:new.name') })).toBeFocused()
          await expect(dialog.getByRole('radio').nth(1)).toBeAttached()
          await keys.press('Tab', 'ArrowDown')
          await expect(dialog.getByRole('radio').nth(1)).toBeChecked()
          await keys.tabsTo(dialog.getByRole('button', { name: words('programs:new.create') }))
          await keys.press('Enter')
          await expect(page.getByRole('group', { name: words('editor:canvas.label') })).toBeVisible()
        })
        const programId = Number(new URL(page.url()).pathname.split('/').pop())
        const drawing = async () => {
          const { graph } = await anna.call.programs.get.query({ workspaceId: room.id, id: programId })
          return graph
        }

        await test.step('changes a wait', async () => {
          const wait = Object.values((await drawing()).nodes).find(({ type }) => type === 'wait')
          if (!wait) throw new Error('The template has no wait.')
          await does(nodeName(wait, language, () => null))
          await expect(page.locator(`.react-flow__node[data-id="${wait.id}"]`)).toBeFocused()
          await keys.press('Enter')
          await expect(page.locator('[data-panel=step] input').first()).toBeFocused()
          await keys.press('ControlOrMeta+a')
          await keys.types('6')
          await keys.press('Escape')
          await expect.poll(async () => writeOut(await drawing())).toContain('wait 6 days')
        })

        await test.step('tries it on somebody', async () => {
          await keys.press('s')
          const panel = page.getByRole('region', { name: words('simulation:title') })
          await expect(panel.getByRole('button', { name: words('simulation:step'), exact: true })).toBeFocused()
          await keys.tabsTo(panel.getByRole('button', { name: words('simulation:toEnd') }))
          await keys.press('Enter')
          await expect(panel.getByRole('log').getByRole('listitem').nth(5)).toBeVisible()
          await auditor.findsWords('a simulation')
          await auditor.findsNoBarriers('a simulation', theme === 'light' ? 'everything' : 'colours')
        })

        await test.step('publishes it', async () => {
          await does(words('commands:publish'))
          const dialog = page.getByRole('dialog', { name: words('editor:publish.title') })
          await keys.tabsTo(dialog.getByRole('button', { name: words('editor:publish.confirm'), exact: true }))
          await keys.press('Enter')
          await expect(page.getByText(words('editor:publish.done', { version: 1 })).first()).toBeVisible()
        })

        expect(actions()).toBeLessThanOrEqual(limit)
        expect(await keys.pointersSeen()).toBe(0)
        auditor.hasHeardNoErrors('the way to a published program')
      })
    })
