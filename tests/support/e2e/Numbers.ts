import { expect, type Page } from '@playwright/test'
import { beginning } from './beginning.ts'

const measures = ['entered', 'waiting', 'movedOn', 'exited', 'failed'] as const
type Measure = (typeof measures)[number]

/** What stands on one card: who it is, and its five numbers. */
export interface Card {
  readonly nodeId: string
  readonly label: string
  readonly counts: Readonly<Record<Measure, number>>
}

/** The numbers on the canvas, as somebody reads them there. */
export class Numbers {
  constructor(readonly page: Page) {}

  /** Every card in view, in the program's order. Show everything first. */
  async read(): Promise<Card[]> {
    const cards = await this.page.locator('.react-flow__node').evaluateAll((steps) =>
      steps.map((step) => ({
        nodeId: step.getAttribute('data-id') ?? '',
        label: step.getAttribute('aria-label') ?? '',
        said: [...step.querySelectorAll('[data-measure]')].map((one) => [
          one.getAttribute('data-measure') ?? '',
          one.getAttribute('aria-label') ?? '',
        ]),
      })),
    )
    const place = (label: string) => Number(/step (\d+) of/.exec(label)?.[1] ?? 0)
    return cards
      .sort((a, b) => place(a.label) - place(b.label))
      .map(({ nodeId, label, said }) => ({
        nodeId,
        label: label.replace(/, step \d+ of \d+.*$/, ''),
        counts: Object.fromEntries(
          said.map(([measure, words]) => [measure, Number(/: ([\d,]+)\./.exec(words ?? '')?.[1]?.replaceAll(',', ''))]),
        ) as Card['counts'],
      }))
  }

  /** "2400 · 0 · 2400 · 0 · 0" by card: entered, waiting, moved on, exited, failed. */
  async table(): Promise<string[]> {
    return (await this.read()).map(
      ({ label, counts }) => `${label}: ${measures.map((measure) => counts[measure]).join(' · ')}`,
    )
  }

  /** Waits for the numbers to come by themselves: the page is not loaded again. */
  async become(expected: readonly string[]): Promise<void> {
    await expect.poll(() => this.table()).toEqual(expected)
  }

  /** Opens the people behind a number and counts them. */
  async opensPeople(label: string, measure: Measure, words: string): Promise<void> {
    const { page } = this
    const step = page.getByRole('group', { name: beginning(label) })
    await step.locator(`[data-measure=${measure}]`).click()
    const drawer = page.getByRole('dialog')
    await expect(drawer.getByText(words, { exact: true })).toBeVisible()
    await expect(drawer.getByRole('link').first()).toBeVisible()
    await drawer.getByRole('button', { name: 'Close' }).click()
    await expect(drawer).toHaveCount(0)
  }
}
