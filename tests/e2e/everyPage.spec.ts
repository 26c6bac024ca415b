import type { Page } from '@playwright/test'
import { locales } from '#client/i18n/language.ts'
import { en } from '#client/i18n/messages/en.ts'
import { fi } from '#client/i18n/messages/fi.ts'
import { sv } from '#client/i18n/messages/sv.ts'
import type { Language } from '#engine/nodes/language.ts'
import { Auditor } from '#tests/support/e2e/Auditor.ts'
import { openRoom, type Room } from '#tests/support/e2e/backstage.ts'
import { expectNoSidewaysScroll } from '#tests/support/e2e/expectNoSidewaysScroll.ts'
import { Prospects } from '#tests/support/e2e/Prospects.ts'
import { type Scene, scenesOf } from '#tests/support/e2e/scenes.ts'
import { expect, test } from '#tests/support/e2e/stage.ts'

// Every page, in every language, light and dark, on a desk and on a phone. Words, titles, errors and width are looked at
// everywhere. Barriers do not depend on the language, so each language looks for them in full at one width and in one
// theme, and at the colours of the opposite; together they have seen everything.

const desk = { width: 1440, height: 900 }
const phone = { width: 390, height: 844 }
const looks = {
  en: { inFull: 'desk', desk: 'light', phone: 'dark' },
  fi: { inFull: 'phone', desk: 'dark', phone: 'light' },
  sv: { inFull: 'desk', desk: 'dark', phone: 'light' },
} as const
const texts = { en, fi, sv }

let room: Room
let scenes: Scene[]
test.beforeAll(async () => {
  room = await openRoom('Every page')
  const owner = await room.welcomes('Otto Owner', 'owner')
  scenes = await scenesOf(room, owner, new Prospects())
})

for (const language of ['en', 'fi', 'sv'] as const) {
  test(`every page reads well in ${language}`, async ({ page, context }) => {
    const reader = await room.welcomes(`Reader ${language}`, 'owner', language)
    await context.addCookies([...reader.cookies])
    await page.setViewportSize(desk)
    await page.goto(`/w/${room.id}/programs`)
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    const auditor = new Auditor(page)
    for (const { name, path, opens, refused } of scenes) {
      await goTo(page, path)
      expect.soft(await page.title(), `title of ${name}`).toMatch(/^.+ · Polku$/)
      await audit(page, auditor, name, language)
      if (opens) {
        await opens(page, texts[language])
        await auditor.findsWords(`${name}, opened`)
        await auditor.findsNoBarriers(`${name}, opened`)
        await page.keyboard.press('Escape')
        await expect(page.getByRole('dialog')).toHaveCount(0)
      }
      auditor.hasHeardNoErrors(name, refused)
    }
  })

  test(`strangers are met in ${language}`, async ({ browser }) => {
    const context = await browser.newContext({ locale: locales[language], viewport: desk })
    const page = await context.newPage()
    await page.goto('/sign-in')
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    const auditor = new Auditor(page)
    const good = await room.invitationFor(`stranger.${language}@example.com`)
    const bad = '/invitation/nothing'
    for (const path of ['/sign-in', good, bad]) {
      await goTo(page, path)
      expect.soft(await page.title()).toMatch(/^.+ · Polku$/)
      await audit(page, auditor, path, language)
      auditor.hasHeardNoErrors(path, path === bad)
    }
    await context.close()
  })
}

/** Follows an address inside the page, as its links do. */
async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState({}, '', to)
    dispatchEvent(new PopStateEvent('popstate', { state: {} }))
  }, path)
  await isReady(page)
}

/** Everything that was asked for is there. */
async function isReady(page: Page): Promise<void> {
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
}

async function audit(page: Page, auditor: Auditor, name: string, language: Language): Promise<void> {
  const look = looks[language]
  const show = (colorScheme: 'light' | 'dark') => page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  const partOf = (width: 'desk' | 'phone') => (look.inFull === width ? 'everything' : 'colours')
  await show(look.desk)
  await auditor.findsWords(name)
  await auditor.findsNoBarriers(`${name}, ${look.desk}`, partOf('desk'))
  await page.setViewportSize(phone)
  await show(look.phone)
  await isReady(page)
  await expectNoSidewaysScroll(page, name)
  await auditor.findsWords(`${name} on a phone`)
  await auditor.findsNoBarriers(`${name}, ${look.phone} on a phone`, partOf('phone'))
  await page.setViewportSize(desk)
}
