import { statSync } from 'node:fs'
import path from 'node:path'
import type { Browser, BrowserContextOptions, Locator, Page } from '@playwright/test'
import { editor } from '#client/i18n/messages/en/editor.ts'
import { leads } from '#client/i18n/messages/en/leads.ts'
import { notifications } from '#client/i18n/messages/en/notifications.ts'
import { session } from '#client/i18n/messages/en/session.ts'
import { timeline } from '#client/i18n/messages/en/timeline.ts'
import { versions } from '#client/i18n/messages/en/versions.ts'
import type { Api } from './api.ts'
import { liveSeventeenDays, prepareProgram } from './seventeenDays.ts'

interface Studio {
  readonly browser: Browser
  readonly url: string
  readonly api: Api
  /** Where the pictures go. */
  readonly folder: string
}

const desk = { width: 1440, height: 900 }
const lap = { width: 1280, height: 800 }
const phone = { width: 390, height: 844 }
const messy = path.resolve(import.meta.dirname, '../../data/prospects-messy-cp1252.csv')

/** Every picture, each in its moment: the demo is signed in to, brought to life, and looked at from all sides. */
export async function takePictures({ browser, url, api, folder }: Studio): Promise<void> {
  // Half as many points again as on a plain screen: sharp, and light enough for a repository.
  const look: BrowserContextOptions = {
    baseURL: url,
    viewport: desk,
    deviceScaleFactor: 1.5,
    locale: 'en-GB',
    timezoneId: 'Europe/Helsinki',
    reducedMotion: 'reduce',
    colorScheme: 'light',
  }
  const context = await browser.newContext(look)
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const take = (name: string, of = page) => takePicture(of, path.join(folder, `${name}.png`))
  const press = (words: string, within: Page | Locator = page) =>
    within.getByRole('button', { name: phrase(words) }).click()

  await page.goto('/')
  await press(session['signIn.demo'])
  await page.waitForURL('**/w/*/programs')
  const workspace = new URL(page.url()).pathname.replace(/\/programs$/, '')

  const program = await prepareProgram(api)
  await page.goto(`${workspace}/programs/${program.id}`)
  await press(editor['header.publish'])
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: phrase(editor['publish.existing_other']) }).check({ force: true })
  // The drawing came over the API, from somebody else than who publishes it.
  await dialog.getByRole('checkbox', { name: phrase(versions['publish.acceptOthers']) }).check({ force: true })
  await take('publish')
  await press(editor['publish.confirmWith_other'], dialog)
  await dialog.waitFor({ state: 'detached' })

  await liveSeventeenDays(api, program, sellersOn(page, workspace))

  await page.goto(`${workspace}/programs/${program.id}`)
  const entered = editor['measure.button'].replace('{{measure}}', editor['measure.entered'])
  await page
    .getByRole('button', { name: phrase(entered) })
    .first()
    .waitFor()
  await press(notifications['bell.unread_other'])
  await press(notifications.markAll)
  await page.keyboard.press('Escape')
  await lookAtBranch(page)
  await take('program')
  await page.emulateMedia({ colorScheme: 'dark' })
  await take('program-dark')
  await page.emulateMedia({ colorScheme: 'light' })

  await page.setViewportSize(lap)
  await press(editor['email.write'])
  await page.frameLocator('iframe').getByText('Hi ').first().waitFor()
  await page.getByRole('radio', { name: editor['preview.mobile'] }).click()
  await scrollCode(page, 'prospect.firstName')
  await take('email')
  await page.getByRole('tab', { name: editor['preview.results'] }).click()
  await page.getByRole('columnheader', { name: editor['results.leads'] }).waitFor()
  await take('variants')

  await page.setViewportSize(desk)
  const [guest] = (await api.get<{ rows: { id: number }[] }>(`/prospects?email=${program.guest}`)).rows
  await page.goto(`${workspace}/prospects/${guest?.id}`)
  await page.getByText(timeline.lead, { exact: true }).waitFor()
  await take('prospect')

  await page.goto(`${workspace}/imports`)
  await page.locator('input[type=file]').setInputFiles(messy)
  await page.waitForURL('**/imports/new/*')
  await page.getByText('Windows-1252').first().waitFor()
  await take('import')

  const storageState = await context.storageState()
  const pocket = await browser.newContext({ ...look, storageState, viewport: phone, deviceScaleFactor: 2 })
  const small = await pocket.newPage()
  await small.goto(`${workspace}/leads`)
  await small.getByRole('button', { name: leads['act.contacted'] }).first().waitFor()
  await take('sales-queue', small)
}

/** The half of the drawing where the ways part, with the settings of the second email beside it. */
async function lookAtBranch(page: Page): Promise<void> {
  await page.locator('[data-id=secondGuide]').click()
  await page.getByRole('region', { name: phrase(editor['inspector.label']) }).waitFor()
  const canvas = await boxOf(page, '.react-flow')
  await page.mouse.move(canvas.x + 40, canvas.y + 300)
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, 260)
  await page.keyboard.up('Control')
  // How far a turn of the wheel moves the drawing is the canvas' own business: a few turns, each by what is left.
  for (let turn = 0; turn < 6; turn++) {
    const first = await boxOf(page, '[data-id=secondGuide]')
    const aside = first.x + first.width / 2 - (canvas.x + canvas.width / 2)
    await page.mouse.wheel(aside, first.y - (canvas.y + 24))
    await page.waitForTimeout(200)
  }
}

/** Down to where the first line with these words has come into view. */
async function scrollCode(page: Page, words: string): Promise<void> {
  await page.getByRole('textbox', { name: editor['email.code'] }).hover()
  for (let turn = 0; turn < 40 && (await page.locator('.cm-line', { hasText: words }).count()) === 0; turn++) {
    await page.mouse.wheel(0, 200)
    await page.waitForTimeout(50)
  }
  await page.mouse.wheel(0, 320)
}

async function boxOf(page: Page, selector: string) {
  const box = await page.locator(selector).first().boundingBox()
  if (!box) throw new Error(`Nothing is to be seen of ${selector}.`)
  return box
}

/** Taken when typefaces are there, what slides has come to rest, and numbers that follow have been fetched. */
async function takePicture(page: Page, file: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(1000)
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' })
  console.log(`docs/images/${path.basename(file)}, ${Math.round(statSync(file).size / 1000)} kB`)
}

/** What sellers say became of their leads, sent as their page sends it. */
function sellersOn(page: Page, workspace: string) {
  const workspaceId = Number(workspace.split('/').at(-1))
  return {
    async act(id: number, state: string): Promise<void> {
      const answer = await page.request.post('/trpc/leads.act', { data: { workspaceId, id, state } })
      if (!answer.ok()) throw new Error(`A lead could not be set to ${state}: ${await answer.text()}`)
    },
  }
}

/** How what is said begins, whatever fills the places of its message. */
function phrase(message: string): RegExp {
  const words = message.split(/\{\{[^}]*\}\}/).map((part) => part.replace(/[.*+?^$()|[\]\\{}]/g, '\\$&'))
  return new RegExp(`^${words.join('.+')}`)
}
