import path from 'node:path'
import { expect, type Page } from '@playwright/test'
import type { Account, Room } from './backstage.ts'
import { Canvas } from './Canvas.ts'
import { Panel } from './Panel.ts'
import { radio } from './radio.ts'

type Place = 'Programs' | 'Prospects' | 'Sales queue' | 'Lists' | 'Files' | 'Mailbox' | 'Settings'

/** Whoever draws programs, on the pages. */
export class Marketer {
  readonly canvas: Canvas
  readonly panel: Panel

  constructor(readonly page: Page) {
    this.canvas = new Canvas(page)
    this.panel = new Panel(page)
  }

  /** As a newcomer does it: opens the address and presses what the page offers. */
  async signsInToTheDemo(): Promise<void> {
    const { page } = this
    await page.goto('/')
    await page.getByRole('button', { name: 'Sign in to the demo' }).click()
    await expect(page.getByRole('heading', { name: 'Programs', level: 1 })).toBeVisible()
  }

  /** With the cookies of somebody who has signed in. */
  async comesIn(room: Room, account: Account): Promise<void> {
    await this.page.context().addCookies([...account.cookies])
    await this.page.goto(`/w/${room.id}/programs`)
    await expect(this.page.getByRole('heading', { name: 'Programs', level: 1 })).toBeVisible()
  }

  async goesTo(place: Place): Promise<void> {
    const { page } = this
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: place }).click()
    await expect(page.getByRole('heading', { name: place, level: 1 })).toBeVisible()
  }

  async beginsProgram(name: string, from: 'An empty canvas' | 'Guide follow-up' = 'An empty canvas'): Promise<void> {
    const { page } = this
    await page.getByRole('button', { name: 'New program' }).first().click()
    const dialog = page.getByRole('dialog', { name: 'New program' })
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name)
    await radio(dialog, from).click()
    await dialog.getByRole('button', { name: 'Create program' }).click()
    await expect(this.canvas.drawing).toBeVisible()
  }

  async opensProgram(name: string): Promise<void> {
    await this.page.getByRole('link', { name }).click()
    await expect(this.canvas.drawing).toBeVisible()
  }

  /** Takes a file of data/ in onto a list that is there. */
  async imports(fileName: string, { onto }: { onto: string }): Promise<void> {
    const { page } = this
    await this.goesTo('Prospects')
    await page.getByRole('link', { name: 'Import' }).click()
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Choose a file' }).click()
    await (await chooser).setFiles(path.resolve('data', fileName))
    await expect(page.getByRole('heading', { name: 'What is in the columns?' })).toBeVisible()
    await radio(page.getByRole('main'), 'An existing list').click()
    await page.getByRole('combobox', { name: 'List', exact: true }).fill(onto)
    await page.getByRole('option', { name: onto }).click()
    await radio(page.getByRole('main'), 'Consent').click()
    await page.getByRole('textbox', { name: 'Where this is from' }).fill('Form on the website')
    await page.getByRole('button', { name: 'Start import' }).click()
    await expect(page.getByText('Everybody is in')).toBeVisible({ timeout: 90_000 })
  }

  /** Publishes the open program, and lets those in who are on its list already. */
  async publishes({ withPeople }: { withPeople?: string } = {}): Promise<void> {
    const { page } = this
    await page.getByRole('button', { name: 'Publish', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: /^Publish/ })
    if (withPeople) await radio(dialog, `Also the ${withPeople} people on the list already`).click()
    const confirm = withPeople ? `Publish · ${withPeople} people enter` : 'Publish'
    await dialog.getByRole('button', { name: confirm, exact: true }).click()
    await expect(page.getByText(/Version \d+ is live\./).first()).toBeVisible()
    await expect(dialog).toHaveCount(0)
  }

  /** The draft has reached the server. */
  async isSaved(): Promise<void> {
    await expect(this.page.getByText(/^Saved \d/)).toBeVisible()
  }

  /** Finds a mail in the mailbox and opens it. */
  async readsMail({ to, subject }: { to: string; subject: string }): Promise<void> {
    const { page } = this
    await page.getByRole('searchbox', { name: 'Search by subject, sender or recipient' }).fill(to)
    const mail = page.getByRole('grid', { name: 'Emails, newest first' }).getByRole('row').filter({ hasText: to })
    await mail.getByRole('link', { name: subject }).click()
    await expect(page.getByRole('heading', { name: subject, level: 2 })).toBeVisible()
  }
}
