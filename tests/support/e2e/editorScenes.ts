import { expect, type Page } from '@playwright/test'
import type { Scene } from './scenes.ts'

type Opens = Scene['opens'] & object

/** What stands over or beside the canvas of a running program. @param path of the program */
export function editorScenes(path: string): Scene[] {
  return [
    {
      name: 'a simulation',
      path,
      opens: async (page, { simulation }) => {
        await onCanvas(page, 's')
        const panel = page.locator('[data-panel=simulation]')
        await panel.getByRole('button', { name: simulation.toEnd }).click()
        await expect(panel.getByRole('log').getByRole('listitem').nth(4)).toBeVisible()
      },
    },
    { name: 'what the personas exercise', path, opens: coverage },
    { name: 'the palette', path, opens: palette },
    {
      name: 'the search for steps',
      path,
      opens: async (page) => {
        await onCanvas(page, 'ControlOrMeta+f')
        await expect(page.locator('[data-find] input')).toBeFocused()
      },
    },
    {
      name: 'the draft beside what is live',
      path,
      opens: async (page, { commands, versions }) => {
        await palette(page)
        await page.keyboard.type(commands.compare)
        await expect(page.getByRole('menuitem').first()).toContainText(commands.compare)
        await page.keyboard.press('Enter')
        await expect(page.getByRole('button', { name: versions['compare.close'] })).toBeVisible()
      },
    },
  ]
}

const coverage: Opens = async (page, { simulation }) => {
  await onCanvas(page, 's')
  await page.getByRole('tab', { name: simulation['part.personas'] }).click()
  await expect(page.getByRole('tabpanel')).toBeVisible()
}

async function palette(page: Page): Promise<void> {
  await onCanvas(page, 'ControlOrMeta+k')
  await expect(page.getByRole('dialog').getByRole('searchbox')).toBeFocused()
}

/** With the focus on a step. */
async function onCanvas(page: Page, key: string): Promise<void> {
  await page.locator('.react-flow__node').first().focus()
  await page.keyboard.press(key)
}
