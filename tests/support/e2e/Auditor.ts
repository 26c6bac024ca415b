import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { en } from '#client/i18n/messages/en.ts'

interface Violation {
  readonly id: string
  readonly impact: string | null
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
}
type Axe = { run(context: Document, options: object): Promise<{ violations: Violation[] }> }

/** What every rule of WCAG A and AA that a program can check says; and colours alone, which is all that a theme changes. */
const everything = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], iframes: false }
const colours = { runOnly: { type: 'rule', values: ['color-contrast'] }, iframes: false }

/** First words of the keys of texts, such as `status` of `status.draft`. */
const areas = new Set(
  Object.values(en).flatMap((texts) => Object.keys(texts).map((key) => /^([A-Za-z]+)\./.exec(key)?.[1])),
)

/** Looks at a page as nobody does who only wants to get on: at every word, every colour and every error. */
export class Auditor {
  readonly #errors: string[] = []

  constructor(readonly page: Page) {
    page.on('pageerror', (error) => this.#errors.push(error.message))
    page.on('console', (message) => {
      // Frames that show mail run nothing, and the browser says so when a test looks into them.
      const isFrame = message.text().startsWith("Blocked script execution in 'about:srcdoc'")
      if (message.type() === 'error' && !isFrame) this.#errors.push(message.text())
    })
  }

  /** Nothing went wrong since the last time this was asked. @param refused the server may have declined something */
  hasHeardNoErrors(where: string, refused = false): void {
    const errors = this.#errors.splice(0).filter((error) => !(refused && /status of 40[34]/.test(error)))
    expect.soft(errors, `errors in the console of ${where}`).toEqual([])
  }

  /** Every text is there: none is shown as its key. */
  async findsWords(where: string): Promise<void> {
    const texts = await this.page.evaluate(() => {
      const found: string[] = [document.title]
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      while (walker.nextNode()) found.push(walker.currentNode.textContent ?? '')
      for (const one of document.querySelectorAll('[aria-label],[title],[placeholder],[alt]'))
        for (const name of ['aria-label', 'title', 'placeholder', 'alt']) found.push(one.getAttribute(name) ?? '')
      return found.map((text) => text.trim()).filter((text) => /^[A-Za-z]+(\.[A-Za-z0-9_]+)+$/.test(text))
    })
    const keys = texts.filter((text) => areas.has(text.split('.')[0]))
    expect.soft(keys, `keys instead of texts on ${where}`).toEqual([])
  }

  async findsNoBarriers(where: string, what: 'everything' | 'colours' = 'everything'): Promise<void> {
    await this.#bringAxe()
    const found = await this.page.evaluate(
      async (options) => (await (window as unknown as { axe: Axe }).axe.run(document, options)).violations,
      what === 'everything' ? everything : colours,
    )
    const grave = found.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    const said = grave.flatMap(({ id, impact, nodes }) =>
      nodes.slice(0, 3).map(({ html, failureSummary }) => `${impact} ${id}: ${html.slice(0, 160)} ${failureSummary}`),
    )
    expect.soft(said, `barriers on ${where}`).toEqual([])
  }

  /** The builder puts axe on the page, and is slow where mail stands in frames that run nothing. So it comes once. */
  async #bringAxe(): Promise<void> {
    const { page } = this
    if (await page.evaluate(() => 'axe' in window)) return
    await new AxeBuilder({ page }).setLegacyMode().withRules('document-title').analyze()
  }
}
