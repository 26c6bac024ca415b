import { expect, type Page } from '@playwright/test'
import type { en } from '#client/i18n/messages/en.ts'
import type { fi } from '#client/i18n/messages/fi.ts'
import type { sv } from '#client/i18n/messages/sv.ts'
import type { Account, Room } from './backstage.ts'
import { beginning } from './beginning.ts'
import { editorScenes } from './editorScenes.ts'
import { guide } from './letters.ts'
import { linkOf } from './OtherSystem.ts'
import type { Prospects } from './Prospects.ts'
import { maria, samuli, stageProgram } from './stageProgram.ts'

/** A page of the product as somebody comes to it. */
export interface Scene {
  readonly name: string
  readonly path: string
  /** What it asks for is not there. */
  readonly refused?: boolean
  /** Opens what lies over it, by its words in the reader's language. */
  readonly opens?: (page: Page, words: Messages) => Promise<void>
}
type Messages = typeof en | typeof fi | typeof sv

/** Fills a workspace with something of everything. @returns every page of it */
export async function scenesOf(room: Room, owner: Account, prospects: Prospects): Promise<Scene[]> {
  const { call } = owner
  const at = { workspaceId: room.id }
  const program = await stageProgram(owner, room, [samuli, maria])
  await program.forward('P5D')
  const guides = await program.messages('secondGuide')
  await prospects.download(guides.filter(({ to }) => to === samuli.email).map((message) => linkOf(message, 'file')))
  await program.forward('P5D')

  const { id: draftId } = await call.programs.create.mutate({ ...at, name: 'Draft', template: null, language: 'en' })
  await owner.upload(`/upload/files?workspaceId=${room.id}&name=${guide.name}`, guide.fileName, guide.content)
  const csv = 'E-mail;First name;Industry\nanna@example.com;Anna;Retail\nnot an address;Bertil;Energy\n'
  const csvAt = `/upload/imports?workspaceId=${room.id}`
  const done = await owner.upload<Draft>(csvAt, 'fair.csv', csv)
  const { id: importId, mapping } = done
  await call.imports.start.mutate({ ...at, id: importId, mapping, basis: 'consent', source: 'HR fair' })
  const waiting = await owner.upload<Draft>(csvAt, 'next.csv', csv)
  await call.workspace.saveScoreRule.mutate({
    ...at,
    eventType: 'file.downloaded',
    fileId: null,
    pathPart: '',
    points: 20,
    active: true,
  })

  const [lead] = (await call.leads.list.query({ ...at, limit: 1 })).rows
  const [mail] = (await call.mailbox.list.query({ ...at, limit: 1, search: samuli.email })).rows
  const [person] = (
    await call.prospects.list.query({ ...at, search: 'Samuli', sort: 'name', direction: 'ascending', limit: 1 })
  ).rows
  const here = `/w/${room.id}`
  return [
    { name: 'programs', path: `${here}/programs`, opens: press(({ programs }) => programs.create, 'dialog') },
    { name: 'an empty canvas', path: `${here}/programs/${draftId}` },
    {
      name: 'a running program and the people in it',
      path: `${here}/programs/${program.id}`,
      opens: async (page) => {
        await page.locator('[data-id=entry] [data-measure=entered]').click()
        await expect(page.getByRole('dialog').getByRole('row').nth(1)).toBeVisible()
      },
    },
    {
      name: 'a step and the email it sends',
      path: `${here}/programs/${program.id}`,
      opens: async (page, { editor }) => {
        await page.locator('[data-id=blogPost]').click()
        await page.getByRole('button', { name: editor['email.write'] }).click()
        await expect(page.getByRole('dialog').locator('.cm-content')).toBeVisible()
      },
    },
    {
      name: 'a program about to be published',
      path: `${here}/programs/${program.id}`,
      opens: async (page, words) => {
        await press(({ editor }) => editor['header.publish'], 'dialog')(page, words)
        await expect(page.getByRole('dialog').getByRole('textbox').first()).toBeVisible()
      },
    },
    ...editorScenes(`${here}/programs/${program.id}`),
    { name: 'prospects', path: `${here}/prospects`, opens: press(({ prospects }) => prospects.add, 'dialog') },
    { name: 'a prospect', path: `${here}/prospects/${person?.id}` },
    { name: 'imports', path: `${here}/imports` },
    { name: 'a file before its import', path: `${here}/imports/new/${waiting.id}` },
    { name: 'an import', path: `${here}/imports/${importId}` },
    { name: 'lists', path: `${here}/lists`, opens: press(({ shell }) => shell['clock.title'], 'dialog') },
    { name: 'files', path: `${here}/files` },
    {
      name: 'the queue of sales',
      path: `${here}/leads`,
      opens: press(({ notifications }) => notifications.title, 'dialog'),
    },
    { name: 'a lead', path: `${here}/leads/${lead?.id}` },
    { name: 'the mailbox', path: `${here}/mailbox` },
    { name: 'a mail', path: `${here}/mailbox/${mail?.id}` },
    ...['workspace', 'members', 'scoring', 'sending', 'health', 'keys', 'profile'].map((section) => ({
      name: `the settings of ${section}`,
      path: `${here}/settings/${section}`,
    })),
    { name: 'an address that is not there', path: `${here}/nowhere` },
    { name: 'a workspace that is not there', path: '/w/999999/programs', refused: true },
  ]
}

/** Presses the button whose name begins with these words, and waits for what opens. */
function press(words: (messages: Messages) => string, opens: 'dialog' | 'menu'): Scene['opens'] & object {
  return async (page, messages) => {
    await page
      .getByRole('button', { name: beginning(words(messages)) })
      .first()
      .click()
    await expect(page.getByRole(opens)).toBeVisible()
  }
}

interface Draft {
  readonly id: number
  readonly mapping: Parameters<Account['call']['imports']['start']['mutate']>[0]['mapping']
}
